import type { ProfileRow } from '../db/rows'

/** A profile as JSON has it: without a function. */
export function toPlainProfile({ profile, settings }: ProfileRow): ProfileRow {
  const { replies, ...chat } = settings.chat
  if (typeof replies !== 'function') return { profile, settings }
  return { profile, settings: { ...settings, chat } }
}
