import type { GenesysMock } from 'aura-mocks-genesys-api'
import { GenesysConsole } from './genesys-console'
import { AgentDesk } from './panels/agent-desk'
import { ChatList } from './panels/chat-list'
import { FaultInjector } from './panels/fault-injector'
import { ProfileEditor } from './panels/profile-editor'
import { PushList } from './panels/push-list'
import { RequestList } from './panels/request-list'
import { ScriptExport } from './panels/script-export'
import { TimeControls } from './panels/time-controls'
import { Timeline } from './panels/timeline'
import { Transcript } from './panels/transcript'

/** The element `<genesys-console>`, which shows a mock and lets a person play the agent. */
export interface GenesysConsoleElement extends HTMLElement {
  /**
   * The mock in this page, or any object with its `fetch`.
   * @default none: it is reached over the network, at `baseUrl`
   */
  mock: (Pick<GenesysMock, 'fetch'> & Partial<Pick<GenesysMock, 'baseUrl'>>) | undefined
  /**
   * What stands before `/genesys/2/`; the attribute is `base-url`.
   * @default the `baseUrl` of `mock`; without one, or with `*`, the page's origin
   */
  baseUrl: string
  /**
   * @default what the system prefers
   */
  theme: 'light' | 'dark' | undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'genesys-console': GenesysConsoleElement
  }
}

/**
 * Makes `<genesys-console>` known to the page; a second call does nothing.
 *
 * @example
 * defineGenesysConsole()
 * const genesysConsole = document.createElement('genesys-console')
 * genesysConsole.mock = genesys
 * document.body.append(genesysConsole)
 */
export function defineGenesysConsole(): void {
  for (const [name, element] of Object.entries(elements())) {
    if (!globalThis.customElements.get(name)) globalThis.customElements.define(name, element)
  }
}

function elements(): Record<string, CustomElementConstructor> {
  return {
    'genesys-console-chats': ChatList,
    'genesys-console-transcript': Transcript,
    'genesys-console-desk': AgentDesk,
    'genesys-console-timeline': Timeline,
    'genesys-console-pushes': PushList,
    'genesys-console-requests': RequestList,
    'genesys-console-faults': FaultInjector,
    'genesys-console-profiles': ProfileEditor,
    'genesys-console-script': ScriptExport,
    'genesys-console-time': TimeControls,
    'genesys-console': GenesysConsole,
  }
}
