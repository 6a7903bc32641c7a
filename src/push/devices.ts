import type { PushRow } from '../db/rows'
import { isHttpUrl } from '../runtime/http-url'
import type { PushSubscription } from '../wire/push-subscription'

/** Where a push goes; empty: to a device that the mock can't push to; null: nowhere. */
export function addressOf(pushUrl: string | null, subscription: PushSubscription | undefined): string | null {
  if (!subscription || subscription.type === 'customhttp') return pushUrl
  const { type, deviceId } = subscription
  return type === 'httpcb' && isHttpUrl(deviceId) ? new URL(deviceId).href : ''
}

/** What becomes of a push to a device that the mock can't push to. */
export function pushedElsewhere({
  type,
  deviceId,
}: PushSubscription): Pick<PushRow, 'status' | 'error' | 'note'> {
  if (type === 'httpcb') {
    const error = `Failed to push to the device "${deviceId}": for the type httpcb, it has to be an absolute http or https URL. Correct GCTI_GMS_PushDeviceId.`
    return { status: 'failed', error, note: null }
  }
  const note =
    `The chat subscribed with a device of the type "${type}", which Genesys pushes to by other ways than HTTP, so the ` +
    'mock did not send it. To receive it over HTTP, set GCTI_GMS_PushDeviceType to "customhttp" or "httpcb".'
  return { status: 'captured', error: null, note }
}
