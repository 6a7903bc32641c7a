import type { GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import type * as React from 'react'
import type { GenesysConsoleProps } from './element-props.js'

/** React sets properties of custom elements from version 19 on, which is the first that has `use`. */
type SetsProperties = typeof React extends { use: unknown } ? true : false

/** React 18 turns every value into the text of an attribute: there, set `mock` on the element, by a `ref`. */
type Props = SetsProperties extends true
  ? GenesysConsoleProps
  : Omit<GenesysConsoleProps, 'mock' | 'baseUrl'> & { mock?: never; baseUrl?: never }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'genesys-console': React.DetailedHTMLProps<
        React.HTMLAttributes<GenesysConsoleElement>,
        GenesysConsoleElement
      > &
        Props
    }
  }
}
