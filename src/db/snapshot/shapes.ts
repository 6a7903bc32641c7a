import type { IdsState } from '../../runtime/ids'
import type { Warning } from '../../wire/warning'
import type { ShapeOf } from '../form'
import type { JournaledRequest } from '../journal'
import type { PendingPush, Snapshot } from './snapshot'

export const snapshotShape = {
  version: 'any',
  takenAt: 'number',
  tables: 'object',
  requests: 'array',
  warnings: 'array',
  pendingPushes: 'array',
  polls: 'object',
  ids: 'object',
  paused: 'boolean',
} satisfies ShapeOf<Snapshot>

export const requestShape = {
  id: 'text',
  receivedAt: 'number',
  operation: 'text?',
  method: 'text',
  url: 'text',
  serviceName: 'text?',
  chatId: 'text?',
  form: 'object',
  userData: 'object',
  json: 'any?',
  headers: 'object',
  // The mock's own API answers arrays, too.
  answer: { httpStatus: 'count', body: 'any' },
  error: 'object?',
  fault: 'text?',
} satisfies ShapeOf<JournaledRequest>

export const warningShape = {
  id: 'text',
  code: 'text',
  message: 'text',
  chatId: 'text?',
  at: 'number',
  request: 'object?',
} satisfies ShapeOf<Warning>

export const pendingPushShape = {
  id: 'text',
  delayedUntil: 'number?',
  isHeldBack: 'boolean',
} satisfies ShapeOf<PendingPush>

export const idsShape = { counters: 'object', generators: 'object?' } satisfies ShapeOf<IdsState>
