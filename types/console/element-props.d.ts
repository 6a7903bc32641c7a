import type { GenesysConsoleElement } from 'aura-mocks-genesys-api/console'

/** What a template may set on `<genesys-console>`, besides what every element has. */
export interface GenesysConsoleProps {
  /** The mock in this page, or any object with its `fetch`. A property: it has no attribute. */
  mock?: GenesysConsoleElement['mock']
  baseUrl?: GenesysConsoleElement['baseUrl'] | undefined
  /** The same as `baseUrl`, as an attribute. */
  'base-url'?: string | undefined
  theme?: GenesysConsoleElement['theme']
}
