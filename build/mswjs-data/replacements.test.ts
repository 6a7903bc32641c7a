import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compareAsc } from './date-fns.ts'
import { get } from './lodash-get.ts'
import { isFunction } from './lodash-is-function.ts'
import { set } from './lodash-set.ts'
import { Emitter } from './strict-event-emitter.ts'
import { __extends, __read, __rest, __spreadArray, __values } from './tslib.ts'

// The originals, as @mswjs/data finds them.
const load = createRequire(createRequire(import.meta.url).resolve('@mswjs/data'))
const original = {
  compareAsc: load('date-fns').compareAsc as typeof compareAsc,
  Emitter: load('strict-event-emitter').Emitter as typeof Emitter,
  get: load('lodash/get') as typeof get,
  isFunction: load('lodash').isFunction as typeof isFunction,
  set: load('lodash/set') as typeof set,
}

const keys = fc.constantFrom('a', 'b', '0', '1', '01', '__proto__', 'constructor', 'prototype', 'toString')
const paths = fc.array(keys, { maxLength: 4 })
const scalars = fc.constantFrom<unknown>(0, -0, 1, 'text', '', true, null, undefined, Number.NaN)
const { tree: values } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.dictionary(keys, tie('tree'), { maxKeys: 3 }),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 3 }).map(Object.freeze),
  ),
}))

describe('lodash', () => {
  it('get reads the same', () => {
    fc.assert(
      fc.property(values, paths, (source, path) => {
        expect(get(source, path)).toBe(original.get(source, path))
      }),
    )
  })

  it('set writes the same, and no prototype', () => {
    fc.assert(
      fc.property(values, paths, values, (target, path, value) => {
        const [ours, theirs] = [copyOf(target), copyOf(target)]

        expect(set(ours, path, value)).toBe(ours)
        original.set(theirs, path, value)

        assert.deepStrictEqual(ours, theirs)
        expect(Reflect.ownKeys(Object.prototype)).toEqual(prototypeKeys)
      }),
      { numRuns: 2_000 },
    )
  })

  it('set leaves a value alone that is the same, down to the sign of zero', () => {
    expect(set({ a: -0 }, ['a'], 0)).toStrictEqual(original.set({ a: -0 }, ['a'], 0))
    expect(set({ a: -0 }, ['a'], 0)).toStrictEqual({ a: -0 })
  })

  it('set refuses a path through a prototype', () => {
    for (const path of [
      ['__proto__', 'polluted'],
      ['a', 'constructor', 'prototype', 'polluted'],
      ['prototype', 'polluted'],
    ]) {
      expect(set({}, path, true)).toEqual(original.set({}, path, true))
      expect({}).not.toHaveProperty('polluted')
    }
  })

  it.each([String, () => {}, async () => {}, class {}, vi.fn(), {}, [], 'function', null, undefined])(
    'isFunction(%o) says the same',
    (value) => {
      expect(isFunction(value)).toBe(original.isFunction(value))
    },
  )
})

const prototypeKeys = Reflect.ownKeys(Object.prototype)

/** A deep copy that is frozen where the original is: what lodash cannot write has to stay as it is. */
function copyOf<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) {
    return value
  }
  const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value))
  for (const [key, child] of Object.entries(value)) {
    Object.defineProperty(copy, key, {
      value: copyOf(child),
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }
  return Object.isFrozen(value) ? Object.freeze(copy) : copy
}

describe('date-fns', () => {
  it('compareAsc orders dates and timestamps the same', () => {
    const moments = fc.oneof(
      fc.date(),
      fc.integer(),
      fc.double(),
      fc.constantFrom<never>(null as never, {} as never),
    )

    fc.assert(
      fc.property(moments, moments, (left, right) => {
        expect(compareAsc(left, right) + 0).toBe(original.compareAsc(left, right) + 0)
      }),
    )
  })
})

describe('strict-event-emitter', () => {
  it.each([Emitter, original.Emitter])(
    'calls listeners in order, also when they come and go meanwhile (%#)',
    (AnEmitter) => {
      const emitter = new AnEmitter()
      const calls: unknown[] = []
      const late = () => calls.push('late')
      const twice = (...data: unknown[]) => calls.push(data)
      emitter.on('create', () => emitter.off('create', twice).on('create', late))
      emitter.addListener('create', twice).on('create', twice)
      emitter.once('delete', () => calls.push('once'))

      expect([
        emitter.emit('create', 1, 'a'),
        emitter.emit('create'),
        emitter.emit('delete'),
        emitter.emit('delete'),
      ]).toEqual([true, true, true, false])
      expect(calls).toEqual([[1, 'a'], [1, 'a'], [], 'late', 'once'])
      expect([emitter.listenerCount('create'), emitter.listeners('none')]).toEqual([3, []])
      expect(emitter.removeListener('create', late).listeners('create')).toHaveLength(2)
      expect(emitter.removeAllListeners('create').listenerCount('create')).toBe(0)
      expect(emitter.on('update', late).removeAllListeners().emit('update')).toBe(false)
    },
  )
})

describe('tslib', () => {
  it('takes apart objects, arrays and maps', () => {
    expect(__rest({ strict: true, where: 1, [Symbol.for('s')]: 2 }, ['strict'])).toEqual({
      where: 1,
      [Symbol.for('s')]: 2,
    })
    expect(__read(['a', 'b', 'c'], 2)).toEqual(['a', 'b'])
    expect(__read(new Map([['a', 1]]))).toEqual([['a', 1]])
    expect(__values(['a']).next()).toEqual({ done: false, value: 'a' })
    expect(__spreadArray(['a'], ['b'])).toEqual(['a', 'b'])
  })

  it('makes one ES5 class extend another', () => {
    function Derived() {}
    __extends(Derived, Error)

    expect(Derived.prototype).toBeInstanceOf(Error)
    expect(Derived.prototype).toHaveProperty('constructor', Derived)
    expect(Object.getPrototypeOf(Derived)).toBe(Error)
  })
})
