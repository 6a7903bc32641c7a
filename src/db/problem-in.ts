import type { Form, Shape } from './form'
import { isObject, problemInKind } from './kinds'

/** In what a value is not of a form, and where; undefined: it is of it. */
export function problemIn(form: Form, value: unknown, path: string): string | undefined {
  if (typeof form === 'string') return problemInKind(form, value, path)
  if (isItems(form)) return problemInItems(value, path, (item, at) => problemIn(form[0], item, at))
  if (!isObject(value)) return problemInKind('object', value, path)
  return firstProblem(Object.entries(form), ([field, part]) =>
    problemIn(part, Object.hasOwn(value, field) ? value[field] : undefined, pathTo(path, field)),
  )
}

/** The same for an object that must have all fields of a shape, and no others. */
export function problemInWhole(shape: Shape, value: unknown, path: string): string | undefined {
  if (!isObject(value)) return problemInKind('object', value, path)
  const unknown = Object.keys(value).find((field) => !Object.hasOwn(shape, field))
  if (unknown !== undefined) return `${pathTo(path, unknown)}: there is no such field`
  const missing = Object.keys(shape).find((field) => !Object.hasOwn(value, field))
  if (missing !== undefined) return `${pathTo(path, missing)}: missing`
  return problemIn(shape, value, path)
}

/** The first problem with an item of what has to be an array. */
export function problemInItems(
  items: unknown,
  path: string,
  problemWith: (item: unknown, path: string) => string | undefined,
): string | undefined {
  if (!Array.isArray(items)) return problemInKind('array', items, path)
  return firstProblem([...items.entries()], ([place, item]) => problemWith(item, `${path}[${place}]`))
}

/** The first problem that there is with one of several things. */
export function firstProblem<Thing>(
  things: readonly Thing[],
  problemWith: (thing: Thing) => string | undefined,
): string | undefined {
  for (const thing of things) {
    const problem = problemWith(thing)
    if (problem !== undefined) return problem
  }
  return undefined
}

function pathTo(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`
}

function isItems(form: Form): form is readonly [Form] {
  return Array.isArray(form)
}
