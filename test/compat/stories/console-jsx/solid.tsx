import { createGenesysMock } from 'aura-mocks-genesys-api'
import type {} from 'aura-mocks-genesys-api/console/solid'

// Never run: it compiles, or the published types are wrong.

const genesys = createGenesysMock()

export const element = <genesys-console mock={genesys} theme="dark" class="docked" base-url="/api" />
export const byProperty = <genesys-console prop:mock={genesys} />

// @ts-expect-error: no such theme
export const noTheme = <genesys-console theme="blue" />
