import type { GenesysMock } from 'aura-mocks-genesys-api'
import { type PushResponder, pushResponderKey } from '../handlers/push-responder'

/**
 * Has the pushes of a mock that must not leave this machine answered by the handlers of the page itself. They never
 * become requests, so that no reload, at which MSW gives up interception, can let one out.
 *
 * @param respond - undefined: as before.
 */
export function deliverPushesBy(genesys: GenesysMock, respond: PushResponder | undefined): void {
  for (const handler of genesys.handlers) {
    const install: unknown = Reflect.get(handler, pushResponderKey)
    if (typeof install === 'function') install(respond)
  }
}
