import { RequestHandler as InstalledRequestHandler, passthrough } from 'msw'
import { checkMsw } from './check-msw'

export { passthrough }

/** MSW's class, once the installed msw is known to run here; the first import of this package fails otherwise. */
export const RequestHandler = /* @__PURE__ */ checkMsw(InstalledRequestHandler)
