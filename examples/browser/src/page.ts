/** The element of the page that has to be there. */
export function find<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
  const element = document.querySelector(selector)
  if (element instanceof kind) return element
  throw new Error(`There is no ${kind.name} ${selector} in the page.`)
}

export function show(selector: string, isShown: boolean): void {
  find(selector, HTMLElement).hidden = !isShown
}

/** Adds a line to the conversation. */
export function say(text: string, kind: 'mine' | 'theirs' | 'notice', nickname?: string): void {
  const line = document.createElement('p')
  line.className = kind
  if (nickname !== undefined) {
    const name = document.createElement('b')
    name.textContent = nickname
    line.append(name)
  }
  line.append(text)
  const messages = find('#messages', HTMLElement)
  messages.append(line)
  messages.scrollTop = messages.scrollHeight
}

/**
 * Tells the visitor of a problem.
 *
 * @param source - Where it comes from: a problem stays until there is none there any more.
 */
export function setProblem(source: 'connection' | 'action', problem: string | undefined): void {
  const element = find(`#${source}-problem`, HTMLElement)
  const text = problem === undefined ? '' : `${problem}. Please try again.`
  // Said again, it would be read out again.
  if (element.textContent !== text) element.textContent = text
}
