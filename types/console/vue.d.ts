import type { GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import type { HTMLAttributes, PublicProps } from 'vue'
import type { GenesysConsoleProps } from './element-props.js'

declare module 'vue' {
  interface GlobalComponents {
    'genesys-console': new () => GenesysConsoleElement & {
      /** For the templates' types only: the element has no such property. */
      $props: GenesysConsoleProps & HTMLAttributes & PublicProps
    }
  }
}
