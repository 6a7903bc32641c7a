import type { PropertyPath } from './lodash-get.ts'

type Container = Record<string, unknown>

// A path that names one of these is refused, as in lodash: it must not reach a prototype.
const UNSAFE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype']

// Array paths only, as in `lodash-get.ts`.
export function set<Target>(target: Target, path: PropertyPath, value: unknown): Target {
  if (!isContainer(target)) {
    return target
  }
  let container: Container = target
  for (const [position, key] of path.entries()) {
    if (container == null || UNSAFE_KEYS.includes(key)) {
      return target
    }
    const isLast = position === path.length - 1
    assign(container, key, isLast ? value : childOf(container, key, path[position + 1]))
    container = container[key] as Container
  }
  return target
}

/** What the rest of the path goes into: the value that is there, or a new array or object. */
function childOf(container: Container, key: string, nextKey: string | undefined): unknown {
  const child = container[key]
  if (isContainer(child)) {
    return child
  }
  return isIndex(nextKey) ? [] : {}
}

// An equal value is not written again, and a refused write is silent instead of thrown: lodash is sloppy-mode
// code, and the library copies read-only descriptors of nested values from one entity to the next.
function assign(container: Container, key: string, value: unknown): void {
  const isSame = Object.hasOwn(container, key) && [container[key]].includes(value)
  if (!isSame) {
    Reflect.set(Object(container), key, value)
  }
}

function isContainer(value: unknown): value is Container {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function isIndex(key: string | undefined): boolean {
  return key !== undefined && /^(?:0|[1-9]\d*)$/.test(key) && Number(key) < Number.MAX_SAFE_INTEGER
}
