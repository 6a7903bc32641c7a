import { createGenesysMock, type GenesysMock, type GenesysMockOptions } from 'aura-mocks-genesys-api'
import { defineGenesysConsole, type GenesysConsoleElement } from 'aura-mocks-genesys-api/console'

const inPage = {
  defineGenesysConsole,
  /** A mock in which nothing happens by itself. */
  async mockWithChats(
    count: number,
    options: GenesysMockOptions = {},
  ): Promise<{ mock: GenesysMock; chatIds: string[]; startChat(): Promise<string> }> {
    const mock = createGenesysMock({ profiles: [{ profile: 'default', settings: { chat: {} } }], ...options })
    const startChat = async (): Promise<string> => {
      const body = new URLSearchParams({ nickname: 'Bea' })
      const url = `${options.baseUrl ?? location.origin}/genesys/2/chat/aura`
      const answer = await mock.fetch(new Request(url, { method: 'POST', body }))
      const { chatId } = await (answer ?? Response.json({})).json()
      return chatId
    }
    const chatIds: string[] = []
    while (chatIds.length < count) chatIds.push(await startChat())
    return { mock, chatIds, startChat }
  },
  /** A console in the page, as a developer docks one. */
  dock(properties: Partial<Pick<GenesysConsoleElement, 'mock' | 'baseUrl'>> = {}): GenesysConsoleElement {
    defineGenesysConsole()
    const genesysConsole = Object.assign(document.createElement('genesys-console'), properties)
    document.body.append(genesysConsole)
    return genesysConsole
  },
}

declare global {
  /** What a test calls in the page, by `page.evaluate`. */
  var consolePage: typeof inPage
}

globalThis.consolePage = inPage
