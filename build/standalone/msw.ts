// What of msw this package and its user's handlers need. The worker is started by a dynamic `import('msw')`, for the
// sake of Node; of all of msw, that would bring the parser of GraphQL into the file.
export { bypass, delay, getResponse, HttpResponse, http, passthrough, RequestHandler } from 'msw'
