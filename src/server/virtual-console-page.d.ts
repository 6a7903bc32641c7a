/** The script of the agent console's page, put in at build time by `build/console-page.ts`. */
declare module 'virtual:console-page' {
  export const script: string
}
