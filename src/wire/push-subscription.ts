/** What a chat's attached data asks of its pushes. */
export interface PushSubscription {
  /**
   * The kind of device: `customhttp`, which is pushed to the chat's address; `httpcb`, which is pushed to the URL that
   * is its id; or another, such as `fcm`, to which the mock can't push.
   */
  type: string
  deviceId: string
  /** Push what the event contains, not only that there is one. */
  includePayload: boolean
  /** Push the client's own events, too. */
  notifyRequestor: boolean
}

/**
 * The subscription to pushes in a chat's attached data; undefined: there is none.
 * Sources: Genesys, "Push notifications via GMS to HTTP server", for the keys `GCTI_…`; Genesys's library
 * for iOS for the older ones, which name the type every time and need no `GCTI_Chat_PushSubscribe`.
 *
 * @param isImplied - The mock pushes as `customhttp` anyway, so that `GCTI_Chat_PushSubscribe` is not needed.
 */
export function pushSubscriptionOf(
  userData: Readonly<Record<string, string>>,
  isImplied: boolean,
): PushSubscription | undefined {
  const isSubscribed = isImplied || isTrue(userData.GCTI_Chat_PushSubscribe)
  const device = (isSubscribed && newerDevice(userData)) || olderDevice(userData)
  if (!device) return undefined
  return {
    ...device,
    includePayload: isTrue(userData.GCTI_GMS_PushIncludePayload),
    notifyRequestor: isTrue(userData.GCTI_GMS_NotifyRequestor),
  }
}

type Device = Pick<PushSubscription, 'type' | 'deviceId'>

function newerDevice(userData: Readonly<Record<string, string>>): Device | undefined {
  const deviceId = userData.GCTI_GMS_PushDeviceId
  if (!deviceId) return undefined
  return { type: userData.GCTI_GMS_PushDeviceType?.toLowerCase() || 'customhttp', deviceId }
}

function olderDevice(userData: Readonly<Record<string, string>>): Device | undefined {
  const { push_notification_type: type, push_notification_deviceid: deviceId } = userData
  return type && deviceId ? { type: type.toLowerCase(), deviceId } : undefined
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}
