import fc from 'fast-check'

/** One change of a JSON value, at a place that the numbers choose. */
export interface Mutation {
  kind: 'replace' | 'delete' | 'duplicate' | 'swap' | 'hole' | 'shift' | 'rename'
  /** Chooses the place, and the other place of a swap. */
  at: number
  other: number
  value: unknown
}

const values = fc.constantFrom<unknown[]>(
  null,
  true,
  false,
  0,
  -1,
  1,
  2,
  0.5,
  -1e300,
  1e300,
  2 ** 31,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  8.64e15,
  -8.64e15,
  1e11,
  1e12 + 1,
  '',
  ' ',
  'x',
  'default',
  'reset',
  'ended',
  'active',
  'push',
  'always',
  'Client',
  'Message',
  '__proto__',
  'constructor',
  '\ud800',
  'a\u0000b',
  'ファイル',
  'http://127.0.0.1:2/',
  'https://u:p@host/',
  'not base64!',
  '(',
  '{{nobody}}',
  '(function)',
  [],
  {},
  [null],
  ['x'],
  { a: 1 },
  { chat: {} },
  { type: 'Agent' },
  { http: 500 },
  { networkError: true },
)

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Mutation['kind'][]>(
      'replace',
      'replace',
      'replace',
      'delete',
      'duplicate',
      'swap',
      'hole',
      'shift',
      'rename',
    ),
    at: fc.nat(1_000_000),
    other: fc.nat(1_000_000),
    value: values,
  }),
  { minLength: 1, maxLength: 3 },
)

/** Where a value is: the object or array that has it, and its key there. */
interface Place {
  owner: object
  key: string
}

/** A copy of a JSON value with these changes. */
export function mutate(value: unknown, changes: readonly Mutation[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value))
  for (const change of changes) apply(placesIn(copy), change)
  return copy
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => [{ owner: value, key }, ...placesIn(item)])
}

function apply(places: readonly Place[], { kind, at, other, value }: Mutation): void {
  const place = places[at % Math.max(places.length, 1)]
  if (!place) return
  const { owner, key } = place
  const now: unknown = Reflect.get(owner, key)
  if (kind === 'delete') remove(place)
  else if (kind === 'hole') set(place, Array.isArray(owner) ? null : undefined)
  else if (kind === 'shift' && typeof now === 'number')
    set(place, now + (typeof value === 'number' ? value : 1))
  else if (kind === 'duplicate' && Array.isArray(owner)) owner.push(JSON.parse(JSON.stringify(now)))
  else if (kind === 'swap')
    swap(
      place,
      places.filter((each) => each.key === key),
      other,
    )
  else if (kind === 'rename' && !Array.isArray(owner)) {
    remove(place)
    set({ owner, key: typeof value === 'string' ? value : `${key}s` }, now)
  } else set(place, JSON.parse(JSON.stringify(value)))
}

/** With another of the same name, as the id of another row. */
function swap(place: Place, others: readonly Place[], choice: number): void {
  const other = others[choice % others.length]
  if (!other) return
  const [one, another]: unknown[] = [place, other].map(({ owner, key }) => Reflect.get(owner, key))
  // One must not come to be in itself.
  if (typeof one === 'object' || typeof another === 'object') return
  set(place, another)
  set(other, one)
}

function remove({ owner, key }: Place): void {
  if (Array.isArray(owner)) owner.splice(Number(key), 1)
  else Reflect.deleteProperty(owner, key)
}

function set({ owner, key }: Place, value: unknown): void {
  Object.defineProperty(owner, key, { value, configurable: true, enumerable: true, writable: true })
}
