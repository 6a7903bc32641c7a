// What a page without a bundler imports: the mock, its worker, and those parts of msw that handlers are made of, which
// have to be of the same copy.
export * from 'aura-mocks-genesys-api'
export * from 'aura-mocks-genesys-api/browser'
export { bypass, delay, HttpResponse, http, passthrough } from './msw'
