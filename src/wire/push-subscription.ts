/** What a chat's attached data asks of its pushes. */
export interface PushSubscription {
  deviceId: string
  /** Push what the event contains, not only that there is one. */
  includePayload: boolean
  /** Push the client's own events, too. */
  notifyRequestor: boolean
}

/**
 * The subscription to pushes of the format `customhttp` in a chat's attached data; undefined: there is none.
 * Sources: Genesys, "Push notifications via GMS to HTTP server", for the keys `GCTI_…`; Genesys's library
 * for iOS for the older ones, which name the type every time and need no `GCTI_Chat_PushSubscribe`.
 *
 * @param isImplied - The mock pushes in this format anyway, so that `GCTI_Chat_PushSubscribe` is not needed.
 */
export function pushSubscriptionOf(
  userData: Readonly<Record<string, string>>,
  isImplied: boolean,
): PushSubscription | undefined {
  const isSubscribed = isImplied || isTrue(userData.GCTI_Chat_PushSubscribe)
  const type = userData.GCTI_GMS_PushDeviceType || 'customhttp'
  const deviceId = isSubscribed && type === 'customhttp' ? userData.GCTI_GMS_PushDeviceId : undefined
  const chosen = deviceId || olderDeviceId(userData)
  if (!chosen) return undefined
  return {
    deviceId: chosen,
    includePayload: isTrue(userData.GCTI_GMS_PushIncludePayload),
    notifyRequestor: isTrue(userData.GCTI_GMS_NotifyRequestor),
  }
}

function olderDeviceId(userData: Readonly<Record<string, string>>): string | undefined {
  return userData.push_notification_type === 'customhttp' ? userData.push_notification_deviceid : undefined
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}
