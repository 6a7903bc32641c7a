/** What Vite makes of an import like this: the text of the file. */
declare module '*?raw' {
  const text: string
  export default text
}
