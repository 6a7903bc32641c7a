// The library carries a copy of these TypeScript helpers in most of its modules, for ES5. They are only ever
// used on arrays, maps and plain objects.

export const __assign = Object.assign

export function __values<Item>(items: Iterable<Item>): Iterator<Item> {
  return items[Symbol.iterator]()
}

export function __read<Item>(items: Iterable<Item>, count?: number): Item[] {
  return [...items].slice(0, count)
}

export function __spreadArray<Item>(target: Item[], items: readonly Item[]): Item[] {
  target.push(...items)
  return target
}

export function __rest(source: object, excludedKeys: readonly PropertyKey[]): object {
  const rest: Record<PropertyKey, unknown> = { ...source }
  for (const key of excludedKeys) {
    delete rest[key]
  }
  return rest
}

interface Constructor {
  prototype: object
}

export function __extends(derived: Constructor, base: Constructor): void {
  Object.setPrototypeOf(derived, base)
  derived.prototype = Object.create(base.prototype, { constructor: { value: derived } })
}
