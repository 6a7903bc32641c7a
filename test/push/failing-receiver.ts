import { HttpResponse, http } from 'msw'
import { type GenesysMockOptions, manualClock, type PushSettings } from '../../src/index'
import { sayingProfile } from '../doors/saying-profile'

export const url = 'https://bot.test/messages'

/** A mock's options: a clock that begins at 0, and an agent that says these texts, one second apart. */
export const clockAnd = (push: PushSettings, ...texts: string[]): GenesysMockOptions => ({
  clock: manualClock({ now: 0 }),
  profiles: [sayingProfile('default', url, ...texts)],
  push,
})

/** A receiver that answers as listed, and 200 when the list is at its end; a 0 is no answer at all. */
export function receiverAnswering(...statuses: number[]) {
  const received: string[] = []
  const handler = http.post<never, { messages: { text: string }[] }>(url, async ({ request }) => {
    const { messages } = await request.json()
    received.push(String(messages[0]?.text))
    const status = statuses.shift() ?? 200
    return status === 0 ? new Promise<Response>(() => {}) : new HttpResponse(null, { status })
  })
  return { received, handler }
}
