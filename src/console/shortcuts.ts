import { AgentDesk } from './panels/agent-desk'
import { ChatList } from './panels/chat-list'
import { TimeControls } from './panels/time-controls'

/** The part of the console that shortcuts act on. */
interface Shown {
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly updateComplete: Promise<boolean>
  show(view: string): void
}

export const shortcutHelp =
  'Keys, outside of fields (Escape leaves one): r write a reply, p pause or resume, n next step, j and k the next and previous chat, d due, u pushes, q requests, f faults.'

const views: Readonly<Record<string, string>> = { d: 'due', u: 'pushes', q: 'requests', f: 'faults' }

/** Does what a single key stands for, unless somebody is writing; only the console that has the focus hears it. */
export function onShortcut(shown: Shown, event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return
  if (isWriting(event)) {
    // Out of the field, and still in the console.
    if (event.key === 'Escape') shown.renderRoot.querySelector<HTMLElement>('.body')?.focus()
    return
  }
  const view = views[event.key]
  if (view !== undefined) shown.show(view)
  else if (!act(shown, event.key)) return
  event.preventDefault()
}

function act(shown: Shown, key: string): boolean {
  const time = shown.renderRoot.querySelector('genesys-console-time')
  const chats = shown.renderRoot.querySelector('genesys-console-chats')
  if (key === 'p' && time instanceof TimeControls) time.togglePause()
  else if (key === 'n' && time instanceof TimeControls) time.runNext()
  else if ((key === 'j' || key === 'k') && chats instanceof ChatList) chats.step(key === 'j' ? 1 : -1)
  else if (key === 'r') void focusDesk(shown)
  else return false
  return true
}

async function focusDesk(shown: Shown): Promise<void> {
  shown.show('conversation')
  await shown.updateComplete
  const desk = shown.renderRoot.querySelector('genesys-console-desk')
  if (desk instanceof AgentDesk) desk.focus()
}

function isWriting(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}
