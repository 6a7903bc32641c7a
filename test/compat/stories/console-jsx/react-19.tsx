import { createGenesysMock } from 'aura-mocks-genesys-api'
import type { GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import type {} from 'aura-mocks-genesys-api/console/react'

// Never run: it compiles, or the published types are wrong.

const genesys = createGenesysMock()
const setMock = (element: GenesysConsoleElement | null): void => {
  if (element) element.mock = genesys
}

export const element = (
  <genesys-console mock={genesys} baseUrl="https://gms.example" theme="dark" className="docked" />
)
export const byAttributes = <genesys-console base-url="https://gms.example" title="Genesys" />
export const byReference = <genesys-console ref={setMock} />

// @ts-expect-error: no such theme
export const noTheme = <genesys-console theme="blue" />
// @ts-expect-error: not a mock
export const noMock = <genesys-console mock="genesys" />
