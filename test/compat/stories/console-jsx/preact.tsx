import { createGenesysMock } from 'aura-mocks-genesys-api'
import type { GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import type {} from 'aura-mocks-genesys-api/console/preact'

// Never run: it compiles, or the published types are wrong.

const genesys = createGenesysMock()
const setMock = (element: GenesysConsoleElement | null): void => {
  if (element) element.mock = genesys
}

export const element = <genesys-console mock={genesys} theme="dark" class="docked" base-url="/api" />
export const byReference = <genesys-console ref={setMock} />

// @ts-expect-error: no such theme
export const noTheme = <genesys-console theme="blue" />
