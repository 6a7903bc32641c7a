// One module of the library imports the lodash root (70 kB minified) for this function.
export { isFunction } from './lodash-is-function.ts'
