import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import { defineGenesysConsole, type GenesysConsoleElement } from 'aura-mocks-genesys-api/console'

const inPage = {
  createGenesysMock,
  manualClock,
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
