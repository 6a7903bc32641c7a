import type { EventRow } from '../db/rows'
import type { ReplyWhen } from '../wire/reply'

/** Whether a reply is for the newest event of a chat's client, among all of the chat's. */
export function holds(
  when: ReplyWhen,
  newest: Readonly<EventRow>,
  events: readonly Readonly<EventRow>[],
): boolean {
  return createFits(when)(newest) && (when.nth === undefined || when.nth === countOf(when, events))
}

/** For how many events all but `nth` holds. */
export function countOf(when: ReplyWhen, events: readonly Readonly<EventRow>[]): number {
  return events.filter(createFits(when)).length
}

/** What the places in a reply to this event stand for. */
export function capturesOf(
  when: ReplyWhen,
  event: Readonly<EventRow>,
  nickname: string,
): ReadonlyMap<string, string> {
  const text = event.text ?? ''
  const match = when.pattern === undefined ? null : toRegExp(when.pattern).exec(text)
  // A group that took no part in the match is undefined, whatever the types say.
  const found: (string | undefined)[] = [...(match ?? [])]
  const groups: Record<string, string | undefined> = { ...match?.groups }
  return new Map([
    ...found.map((value = '', index) => [String(index), value] as const),
    ...Object.entries(groups).map(([name, value = '']) => [name, value] as const),
    ['text', text],
    ['nickname', nickname],
  ])
}

/** The names of these. */
export function captureNames({ pattern }: ReplyWhen): string[] {
  return [...(pattern === undefined ? [] : groupNames(pattern)), ...everyReplysCaptures]
}

/** The captures that every reply has, and no group of a pattern may be called by. */
export const everyReplysCaptures: readonly string[] = ['text', 'nickname']

/** The names of what a pattern captures: `0` is the whole. */
export function groupNames(pattern: string): string[] {
  const { source, flags } = toRegExp(pattern)
  // One that finds nothing at all still tells of its groups.
  const match = new RegExp(`${source}|`, flags).exec('')
  return [...Array(match?.length ?? 0).keys()].map(String).concat(Object.keys({ ...match?.groups }))
}

/**
 * The regular expression that a pattern stands for: its source, or `/source/flags`.
 *
 * @throws SyntaxError when it is none.
 */
function toRegExp(pattern: string): RegExp {
  const [, source = pattern, flags] = /^\/(.+)\/([a-z]*)$/s.exec(pattern) ?? []
  return new RegExp(source, flags)
}

/** Makes what says of an event whether all but `nth` holds. */
function createFits({ text, pattern, event = 'Message' }: ReplyWhen): (row: Readonly<EventRow>) => boolean {
  // Once, for transcripts can be long.
  const found = pattern === undefined ? undefined : toRegExp(pattern)
  return (row) => {
    if (row.from.type !== 'Client' || row.type !== event) return false
    if (text !== undefined && row.text !== text) return false
    // `search` begins anew each time, whatever the flags.
    return found === undefined || (row.text !== null && row.text.search(found) >= 0)
  }
}
