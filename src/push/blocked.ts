import type { Place } from './place'
import type { Obstacle } from './receiver-policy'
import { shownUrl } from './shown-url'

/** Why a push was not sent, and what to do. */
export function blockedBecause(url: string, obstacle: Obstacle, place: Place): string {
  const { host } = new URL(url)
  return obstacle.kind === 'proxy'
    ? `Failed to push to ${host}: ${proxyReason(obstacle.dispatcher)}. ${proxyRemedy(host, place)}`
    : `Failed to push to ${host}: ${hostReason(url)}${hostRemedy(host, place)}`
}

/** Why the mock itself responded to a push. */
export function capturedBecause(url: string, obstacle: Obstacle | undefined, place: Place): string {
  const more = place === 'page' ? 'worker.use()' : 'server.use()'
  const reason = `No handler before those of the mock responded to POST ${shownUrl(url)}, so the mock did. `
  const remedy = `To receive the push, put a handler for this method and URL before ...genesys.handlers, or into ${more}.`
  if (obstacle?.kind !== 'proxy') return reason + remedy
  return `${reason}It did not let the push through, because ${proxyReason(obstacle.dispatcher)}. ${remedy}`
}

/** Why the mock responded to a push that no handlers intercept, for a mock behind `./undici` or `./playwright`. */
export function capturedUnintercepted(url: string, obstacle: Obstacle): string {
  const { host } = new URL(url)
  const reason = obstacle.kind === 'proxy' ? proxyReason(obstacle.dispatcher) : `${host} is another machine`
  return (
    `The mock responded to POST ${shownUrl(url)} itself, because ${reason}, and no MSW server intercepts the ` +
    'push in this process. To receive it, spread genesys.handlers into setupServer(), with a handler for this ' +
    `method and URL before them; or name "${host}" in push.allowHosts.`
  )
}

function hostReason(url: string): string {
  const { hostname } = new URL(url)
  return hostname.endsWith('.localhost')
    ? 'a name below localhost counts as another machine, because its address is looked up'
    : 'it is another machine'
}

function hostRemedy(host: string, place: Place): string {
  if (place === 'server')
    return `. ${allowing(host, place)}; to receive the pushes on this machine, give --push-url or push.url.`
  const intercepting =
    place === 'page'
      ? 'Await setupGenesysWorker(), or spread genesys.handlers into setupWorker() and await worker.start()'
      : 'Spread genesys.handlers into setupServer() and call server.listen(), also beside @msw/playwright, which ' +
        'intercepts pages only (serveGenesys() of ./playwright captures pushes without a server)'
  return (
    `, and this mock's handlers do not intercept requests. ${intercepting}; ` +
    'keep handlers such as http.all("*") from answering in their place; ' +
    `or ${allowing(host, place)}.`
  )
}

function proxyReason(dispatcher: string): string {
  return `the global dispatcher of fetch is ${dispatcher}, which may send the push to a proxy`
}

function proxyRemedy(host: string, place: Place): string {
  return (
    'Set NO_PROXY=localhost,127.0.0.1,[::1] for EnvHttpProxyAgent and NODE_USE_ENV_PROXY=1; replace any other by an ' +
    `Agent or EnvHttpProxyAgent; or, to send pushes there all the same, ${allowing(host, place, false)}.`
  )
}

function allowing(host: string, place: Place, isSentence = place === 'server'): string {
  if (place !== 'server') return `name "${host}" in push.allowHosts`
  return `${isSentence ? 'Start' : 'start'} the command with --allow-host ${host}, or name "${host}" in push.allowHosts`
}

/** Why a push has failed that the mock itself has received. */
export function receivedByMock(url: string, operation: string): string {
  return (
    `Failed to push to ${shownUrl(url)}: this is ${operation} of this mock, so every push could cause another one. ` +
    'Give the chat the address of your bridge as its pushUrl.'
  )
}
