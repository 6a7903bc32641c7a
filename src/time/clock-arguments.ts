import * as v from 'valibot'
import { GenesysMockError } from '../errors'
import { assertArguments } from '../runtime/arguments'
import { optionsOf } from '../runtime/object-of'
import { problemIn } from '../runtime/parse'
import { callable, number } from '../runtime/schemas'

/** No date is further from 1970. */
const lastDate = 8.64e15

const nowSchema = number('a finite number', Number.isFinite)
const scaleSchema = number('a number from 0.000001 to 1000000', (value) => value >= 1e-6 && value <= 1e6)
const durationSchema = number('a finite number ≥ 0', (value) => Number.isFinite(value) && value >= 0)
const pauseSchema = v.optional(callable('a function'))

const manualClockSchema = optionsOf({
  now: v.optional(
    v.pipe(
      nowSchema,
      v.check(
        (now) => Math.abs(now) <= lastDate,
        'expected a moment within ±8.64e15 ms, which a date can hold',
      ),
    ),
  ),
})
const systemClockSchema = optionsOf({ scale: v.optional(scaleSchema) })

/** @throws GenesysMockError `INVALID_OPTION` */
export function assertManualClockOptions(options: unknown): void {
  assertOptions(manualClockSchema, options, {
    action: 'make a manual clock',
    remedy: 'Give the start in epoch milliseconds, or leave it out.',
  })
}

/** @throws GenesysMockError `INVALID_OPTION` */
export function assertSystemClockOptions(options: unknown): void {
  assertOptions(systemClockSchema, options, {
    action: 'make a system clock',
    remedy: 'Leave it out for real time.',
  })
}

/** @throws GenesysMockError `INVALID_PARAMETER` */
export function assertScale(scale: unknown): void {
  assertArguments('set the scale of the clock', { scale: [scaleSchema, scale] }, 'Pass 1 for real time.')
}

/** @throws GenesysMockError `INVALID_PARAMETER` when `milliseconds` is no finite number ≥ 0. */
export function assertDuration(milliseconds: unknown, pause?: unknown): void {
  assertArguments(
    'advance the clock',
    { milliseconds: [durationSchema, milliseconds], pause: [pauseSchema, pause] },
    'Time only moves forward; pass how far, in milliseconds.',
  )
}

/** @throws GenesysMockError `INVALID_PARAMETER` */
export function assertTimer(callback: unknown, delay: unknown): void {
  // Set for every request, so without a schema where nothing is wrong.
  if (typeof callback === 'function' && typeof delay === 'number' && !Number.isNaN(delay)) return
  const schemas = { callback: callable('a function'), delay: v.number('expected a number of milliseconds') }
  assertArguments('set a timer', {
    callback: [schemas.callback, callback],
    delay: [schemas.delay, delay],
  })
}

function assertOptions(
  schema: v.GenericSchema,
  options: unknown,
  subject: { action: string; remedy: string },
): void {
  const reason = problemIn(schema, options, '', 'options')
  if (reason !== undefined) throw new GenesysMockError('INVALID_OPTION', { ...subject, reason })
}
