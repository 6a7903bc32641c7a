import type { GenesysEventType } from '../wire/event-type'
import type { PushCounts } from '../wire/session'
import { countPushes } from '../wire/to-session'
import type { ChatContext } from './context'

/** Figures over all sessions there are. */
export interface SessionStats {
  total: number
  active: number
  ended: number
  /** Sessions by service name. */
  byService: Record<string, number>
  /** Sessions by the profile they started with. */
  byProfile: Record<string, number>
  events: { total: number; byType: Partial<Record<GenesysEventType, number>> }
  pushes: PushCounts
  /** How many events are still to happen. */
  scheduled: number
  /** How many warnings are kept. */
  warnings: number
}

export function sessionStats({ db }: ChatContext): SessionStats {
  const sessions = [...db.session.all()]
  const active = sessions.filter(({ state }) => state === 'active').length
  return {
    total: sessions.length,
    active,
    ended: sessions.length - active,
    byService: countBy(sessions.map(({ serviceName }) => serviceName)),
    byProfile: countBy(sessions.map(({ profile }) => profile)),
    events: { total: db.event.size(), byType: countBy([...db.event.all()].map(({ type }) => type)) },
    pushes: countPushes(db.push.all()),
    scheduled: db.job.size(),
    warnings: db.warnings.all().length,
  }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}
