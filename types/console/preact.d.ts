import type { GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import type { HTMLAttributes } from 'preact'
import type { GenesysConsoleProps } from './element-props.js'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'genesys-console': HTMLAttributes<GenesysConsoleElement> & GenesysConsoleProps
    }
  }
}
