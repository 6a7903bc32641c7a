import type { EventRow } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'
import type { GenesysEvent } from './event'

/** The wire form of a stored event: absent fields are left out, and nothing is shared with the store. */
export function toGenesysEvent(row: Readonly<EventRow>): GenesysEvent {
  const { nickname, participantId, type } = row.from
  return {
    from: { nickname, participantId, type },
    index: row.index,
    ...(row.text === null ? {} : { text: row.text }),
    ...(row.messageType === null ? {} : { messageType: row.messageType }),
    type: row.type,
    utcTime: row.utcTime,
    ...(row.userData === null ? {} : { userData: { ...row.userData } }),
    ...(row.eventAttributes === null ? {} : { eventAttributes: cloneJson(row.eventAttributes) }),
  }
}
