/** What the entries for other transports need of a mock, besides its public functions. */
export interface TransportDoor {
  /** Whether a URL is one of Genesys's, so that the mock responds to it. */
  matches(url: string): boolean
  /** Whether a request is a push of this mock, or asks whether its handlers intercept pushes. */
  isPush(headers: Pick<Headers, 'get'>): boolean
  /** Has pushes that nothing intercepts captured instead of blocked, until the returned function is called. */
  capturePushes(): () => void
}

/** Under this key the mock's last handler has a {@link TransportDoor}. */
export const transportDoorKey = Symbol.for('aura-mocks-genesys-api: transport door')

/** The door of a mock; undefined: the value is no mock. */
export function findTransportDoor(mock: unknown): TransportDoor | undefined {
  const { handlers }: { handlers?: unknown } = Object(mock)
  if (!Array.isArray(handlers)) return undefined
  return handlers.map((handler): unknown => Reflect.get(Object(handler), transportDoorKey)).find(isDoor)
}

function isDoor(value: unknown): value is TransportDoor {
  return typeof value === 'object' && value !== null && 'capturePushes' in value
}
