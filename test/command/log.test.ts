import { describe, expect, test } from 'vitest'
import type { Flags } from '../../src/command/flags'
import { createLog } from '../../src/command/log'
import { type GenesysMock, manualClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

/** A mock of which the command tells in a form, and what was written. */
function logged(form: Flags['log'], unread = () => 0) {
  const genesys = mockAlone({ clock: manualClock() })
  const written: string[] = []
  const terminal = { write: (text: string) => written.push(text), unread }
  createLog({ terminal, form, isColoured: false, hasPushUrl: false }).follow(genesys)
  return { genesys, written }
}

const ask = (genesys: GenesysMock, url: string) =>
  genesys.answer({ method: 'POST', url, headers: { 'content-type': 'text/plain' } })

/** What could end a line, or tell a terminal something. */
const controls = [
  '\n',
  '\r',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u001b[2J',
  '\u009b2J',
  '\u202e',
  '\u0000',
  '\u007f',
]
const forged = '12:00:00.000 request - send httpStatus=200'

describe.each(['text', 'json'] as const)('in the form %s, a line of the log', (form) => {
  test.each(controls)('is one line of plain text, with %j in all that a client can name', async (control) => {
    const { genesys, written } = logged(form)
    const text = `${control}${forged}`
    const { chatId, secureKey } = await start(genesys, { nickname: `Ana${text}` })
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: text })
    await callMock(genesys, `/genesys/2/chat/aura/${encodeURIComponent(text)}/send`, { secureKey })
    await callMock(genesys, '/genesys/2/mock/clock', { scale: text })
    await ask(genesys, `http://gms.test/genesys/2/chat/${text}/y/z`)
    await genesys.advance(5_000)
    await genesys.settled()
    expect(written.length).toBeGreaterThan(10)
    for (const line of written) {
      expect(line).toMatch(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+\n$/u)
      expect(line.startsWith(forged)).toBe(false)
    }
  })

  test('names no key, user, attached data or query', async () => {
    const { genesys, written } = logged(form)
    const pushUrl = 'https://bridge.test/messages?token=secret-1#secret-2'
    const { chatId, secureKey, userId } = await callMock(genesys, '/genesys/2/chat/aura?apikey=secret-3', {
      nickname: 'Ana',
      'userData[password]': 'secret-4',
    })
    const send = (query: string, form: Record<string, string>) =>
      callMock(genesys, `/genesys/2/chat/aura/${chatId}/${query}`, form)
    await send('pushUrl', { secureKey, pushUrl })
    await send(`send?secureKey=${secureKey}`, { message: 'Hi', eventAttributes: '{"a":"secret-5"}' })
    await send(`nothing?secureKey=${secureKey}`, {})
    await send('updateData', { secureKey, userId, 'userData[k]': 'secret-6' })
    await send('refresh', { secureKey: 'secret-7' })
    await genesys.agent(chatId).join()
    await genesys
      .agent(chatId)
      .pushUrl('https://secret-8:secret-9@bridge.test/')
      .catch(() => {})
    await send('pushUrl', { secureKey, pushUrl: 'https:secret-10:secret-11@bridge.test/messages' })
    await send('pushUrl', { secureKey, pushUrl: 'https://bridge.test/services/T0/B0/secret-12-0a1b2c3d4e5f' })
    await ask(genesys, `http://gms.test/genesys/2/chat/aura/${chatId}/refresh/secret-13-0a1b2c3d4e5f`)
    await genesys.advance(5_000)
    await genesys.settled()
    const all = written.join('')
    expect(all).toContain('https://bridge.test/messages')
    for (const secret of [secureKey, userId, 'secret-']) expect(all).not.toContain(secret)
  })

  test('tells of a request whose Host is no host', async () => {
    const { genesys, written } = logged(form)
    await ask(genesys, 'http://<a b>/genesys/2/chat/x/y/z?q')
    expect(written.join('')).toContain('POST /genesys/2/chat/x/y/z')
  })

  test('leaves lines out while nobody reads, and says how many once somebody does', async () => {
    let unread = 0
    const { genesys, written } = logged(form, () => unread)
    const askForNothing = () => ask(genesys, 'http://gms.test/genesys/2/mock/nothing')
    await askForNothing()
    unread = 10_000_000
    for (const _ of [1, 2, 3]) await askForNothing()
    expect(written).toHaveLength(1)
    unread = 0
    await askForNothing()
    expect(written).toHaveLength(3)
    expect(written[1]).toMatch(
      form === 'json' ? '"kind":"gap","chatId":null,"skippedLines":3' : 'skippedLines=3',
    )
    expect(written[2]).toContain('POST /genesys/2/mock/nothing')
  })
})
