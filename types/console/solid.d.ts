import type { GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import type { JSX } from 'solid-js'
import type { GenesysConsoleProps } from './element-props.js'

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'genesys-console': JSX.HTMLAttributes<GenesysConsoleElement> &
        GenesysConsoleProps & {
          [Name in keyof GenesysConsoleProps as `prop:${Name}`]?: GenesysConsoleProps[Name]
        }
    }
  }
}
