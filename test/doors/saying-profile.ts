import type { ScheduledEvent } from '../../src/index'

/** A profile in which the agent says these texts, one second apart, to an address. */
export function sayingProfile(profile: string, pushUrl: string, ...texts: string[]) {
  const autoMessages = texts.map(
    (text): ScheduledEvent => ({ from: { type: 'Agent' }, type: 'Message', text, timeout: 1 }),
  )
  return { profile, settings: { chat: { pushUrl, autoMessages } } }
}
