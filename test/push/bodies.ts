import { HttpResponse, http } from 'msw'
import type { GenesysMockOptions } from '../../src/index'
import { manualClock } from '../../src/index'
import { mockWithServer } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

export const url = 'https://bot.test/messages'

/** A mock in which the agent says these texts, one second apart, and all that was posted to its receiver. */
export function mockWithBodies(push: GenesysMockOptions['push'], ...texts: string[]) {
  const bodies: unknown[] = []
  const options = { clock: manualClock(), profiles: [sayingProfile('default', url, ...texts)], push }
  const handler = http.post(url, async ({ request }) => {
    bodies.push(await request.json())
    return new HttpResponse()
  })
  return { ...mockWithServer(options, handler), bodies }
}
