import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { post } from '../doors/chat-client'
import { mockWithServer } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

test('inside server.boundary, a push goes to the handlers of the boundary in which its chat was opened', async () => {
  const url = 'https://bot.test/'
  const { genesys, server } = mockWithServer({
    clock: manualClock(),
    profiles: [sayingProfile('default', url, 'one', 'two')],
  })
  const received: Record<string, unknown[]> = { first: [], second: [] }
  const open = (name: string) =>
    server.boundary(async () => {
      server.use(
        http.post(url, async ({ request }) => {
          received[name]?.push((await request.json()) as unknown)
          return new HttpResponse()
        }),
      )
      await fetch('http://gms.test/genesys/2/chat/aura', post({ nickname: name }))
    })
  await Promise.all([open('first')(), open('second')()])
  await genesys.advance(2_000)
  const [first, second] = genesys.sessions.list()
  for (const session of [first, second]) {
    const events = received[session?.nickname ?? '']
    expect(events).toMatchObject([
      { chatId: session?.chatId, messages: [{ text: 'one' }] },
      { chatId: session?.chatId, messages: [{ text: 'two' }] },
    ])
    expect(events).toHaveLength(2)
  }
})
