/** What can stand in place of any value. */
const others: readonly unknown[] = [
  null,
  '',
  'x',
  'Message',
  true,
  -1,
  0,
  0.5,
  1,
  400,
  600,
  2 ** 31 - 1,
  2 ** 31,
  {},
]

/** All values that differ from a value in one place: a part replaced, removed, or added. */
export function mutationsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return [...others, [], ...inArray(value)]
  return [...others, [], ...(isObject(value) ? inObject(value) : [])]
}

function inArray(items: readonly unknown[]): unknown[] {
  return items.flatMap((item, place) => mutationsOf(item).map((mutation) => items.with(place, mutation)))
}

function inObject(object: Readonly<Record<string, unknown>>): unknown[] {
  const entries = Object.entries(object)
  return [
    { ...object, more: 1 },
    ...entries.flatMap(([key, value]) => [
      Object.fromEntries(entries.filter(([other]) => other !== key)),
      ...mutationsOf(value).map((mutation) => ({ ...object, [key]: mutation })),
    ]),
  ]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
