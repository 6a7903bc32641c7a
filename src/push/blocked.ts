import type { Obstacle } from './receiver-policy'
import { shownUrl } from './shown-url'

/** Why a push was not sent, and what to do. */
export function blockedBecause(url: string, obstacle: Obstacle): string {
  return obstacle.kind === 'proxy' ? becauseOfProxy(url, obstacle.dispatcher) : becauseOfHost(url)
}

function becauseOfHost(url: string): string {
  const { host, hostname } = new URL(url)
  const kind = hostname.endsWith('.localhost')
    ? 'a name below localhost counts as another machine, because its address is looked up,'
    : 'it is another machine,'
  return (
    `Failed to push to ${host}: ${kind} and this mock's handlers do not intercept requests. ` +
    'Spread genesys.handlers into setupServer() and call server.listen(); keep handlers such as http.all("*") from ' +
    `answering in their place; or name "${host}" in push.allowHosts.`
  )
}

function becauseOfProxy(url: string, dispatcher: string): string {
  const { host } = new URL(url)
  return (
    `Failed to push to ${host}: the global dispatcher of fetch is ${dispatcher}, which may send the push to a proxy. ` +
    'Set NO_PROXY=localhost,127.0.0.1,[::1] for EnvHttpProxyAgent and NODE_USE_ENV_PROXY=1; replace any other by an ' +
    `Agent or EnvHttpProxyAgent; or name "${host}" in push.allowHosts to send pushes there all the same.`
  )
}

/** Why a push has failed that the mock itself has received. */
export function receivedByMock(url: string, operation: string): string {
  return (
    `Failed to push to ${shownUrl(url)}: this is ${operation} of this mock, so every push could cause another one. ` +
    'Give the chat the address of your bridge as its pushUrl.'
  )
}
