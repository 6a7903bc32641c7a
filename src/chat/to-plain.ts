import { GenesysMockError } from '../errors'
import type { ValidationSubject } from './validation-subject'

/** Deeper than anything Genesys knows, and shallow enough for every walk through it. */
const deepest = 100

/**
 * A copy of a value that is safe to look at: a field that is there but undefined is absent, and what could
 * do harm is refused, the key `__proto__` and nesting that has no end.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function toPlain(value: unknown, subject: ValidationSubject): unknown {
  const copy = (item: unknown, path: string, depth: number): unknown => {
    if (typeof item !== 'object' || item === null) return item
    if (depth > deepest)
      throw harmful(subject, subject.path || 'body', `nested deeper than ${deepest} levels`)
    if (Array.isArray(item)) return item.map((each, index) => copy(each, `${path}[${index}]`, depth + 1))
    const entries = Object.entries(item).filter(([, each]) => each !== undefined)
    const copied = entries.map(([key, each]) => {
      const at = `${path}.${key}`.replace(/^\./, '')
      if (key === '__proto__') throw harmful(subject, at, 'this key is not allowed')
      return [key, copy(each, at, depth + 1)]
    })
    return Object.fromEntries(copied)
  }
  return copy(value, subject.path ?? '', 0)
}

function harmful({ action, remedy }: ValidationSubject, path: string, problem: string): GenesysMockError {
  return new GenesysMockError('INVALID_PARAMETER', { action, reason: `${path}: ${problem}`, remedy })
}
