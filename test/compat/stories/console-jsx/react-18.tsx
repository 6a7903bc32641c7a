import { createGenesysMock } from 'aura-mocks-genesys-api'
import type { GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import type {} from 'aura-mocks-genesys-api/console/react'

// Never run: it compiles, or the published types are wrong.

const genesys = createGenesysMock()
const setMock = (element: GenesysConsoleElement | null): void => {
  if (element) element.mock = genesys
}

export const byReference = <genesys-console ref={setMock} base-url="https://gms.example" theme="dark" />

// @ts-expect-error: React 18 would make an attribute of it
export const byProperty = <genesys-console mock={genesys} />
