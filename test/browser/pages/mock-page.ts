import { createGenesysMock } from 'aura-mocks-genesys-api'

const inPage = { createGenesysMock }

declare global {
  /** What a test calls in the page, by `page.evaluate`. */
  var mockPage: typeof inPage
}

globalThis.mockPage = inPage
