import { expect, onTestFinished, test, vi } from 'vitest'
import { manualClock, type Warning } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

const refreshOf = (chatId: string): string => `/genesys/2/chat/aura/${chatId}/refresh`

test('a listener is told of each, after its request', async () => {
  const genesys = mockAlone({ clock: manualClock() })
  const { chatId, secureKey } = await start(genesys)
  const story: string[] = []
  const told: Warning[] = []
  genesys.on('request', ({ operation }) => story.push(`${operation}`))
  genesys.on('warning', (warning) => {
    story.push(warning.code)
    told.push(warning)
  })
  await callMock(genesys, refreshOf(chatId), { secureKey })
  await callMock(genesys, `/genesys/2/mock/chat/aura/${chatId}/send`, {
    type: 'Message',
    'from[type]': 'Agent',
  })
  expect(story).toEqual(['refresh', 'REFRESH_WITHOUT_POSITION', 'mockSend', 'AGENT_SPOKE_BEFORE_JOINING'])
  expect(told).toEqual(genesys.warnings)
})

test('what comes out is a copy', async () => {
  const genesys = mockAlone()
  genesys.on('warning', (warning) => {
    warning.message = 'changed'
  })
  const { chatId, secureKey } = await start(genesys)
  await callMock(genesys, refreshOf(chatId), { secureKey })
  const before = genesys.warnings
  for (const warning of genesys.warnings) {
    warning.message = 'changed'
    if (warning.request) warning.request.form.secureKey = 'changed'
  }
  genesys.warnings.pop()
  expect(genesys.warnings).toEqual(before)
  expect(genesys.warnings).toMatchObject([
    { message: expect.stringMatching(/^refresh came/), request: { form: { secureKey } } },
  ])
  expect(genesys.requests.last()?.form).toEqual({ secureKey })
})

test('only the newest 1,000 are kept', async () => {
  const genesys = mockAlone({ clock: manualClock() })
  const { chatId, secureKey } = await start(genesys)
  const warn = () => callMock(genesys, refreshOf(chatId), { secureKey })
  // The first is without position, each further one is too fast as well.
  for (let count = 0; count < 501; count += 1) await warn()
  expect(genesys.warnings).toHaveLength(1_000)
  expect(genesys.warnings[0]?.id).toBe('warning-2')
  for (let count = 0; count < 501; count += 1) await warn()
  expect(genesys.warnings).toHaveLength(1_000)
  expect(genesys.warnings[0]?.id).toBe('warning-1004')
  expect(genesys.warnings.at(-1)?.id).toBe('warning-2003')
})

test('nothing is printed', async () => {
  onTestFinished(() => void vi.restoreAllMocks())
  const streams = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'))
  const consoles = (['debug', 'log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name))
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  await callMock(genesys, refreshOf(chatId), { secureKey })
  expect(genesys.warnings).toHaveLength(1)
  for (const spy of [...streams, ...consoles]) expect(spy).not.toHaveBeenCalled()
})

test('a clock that is set back makes no poll too fast', async () => {
  vi.useFakeTimers({ now: 60_000 })
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  const pollAt = async (now: number, passed: number): Promise<void> => {
    vi.advanceTimersByTime(passed)
    vi.setSystemTime(now)
    await callMock(genesys, refreshOf(chatId), { secureKey, transcriptPosition: '0' })
  }
  await pollAt(60_000, 0)
  await pollAt(5_000, 2_000)
  expect(genesys.warnings).toEqual([])
  await pollAt(500, 10)
  expect(genesys.warnings).toMatchObject([{ code: 'POLLED_TOO_FAST', at: 500 }])
})

test("a job made by a test, for an agent that has not joined, is nobody's request", async () => {
  const genesys = mockAlone({
    clock: manualClock(),
    profiles: [{ profile: 'default', settings: { chat: {} } }],
  })
  const { chatId } = await start(genesys)
  genesys.db.job.create({ chatId, event: { from: { type: 'Agent' }, type: 'Message' } })
  await genesys.advance(0)
  expect(genesys.warnings).toMatchObject([{ code: 'AGENT_SPOKE_BEFORE_JOINING', chatId, request: null }])
})

test('a refresh that was refused and then sent aright is no poll', async () => {
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  const path = `/genesys/2/chat/aura/${chatId}/refresh`
  await callMock(genesys, path, { secureKey, transcriptPosition: 'x' })
  await callMock(genesys, path, { secureKey, transcriptPosition: '1' })
  expect(genesys.warnings).toEqual([])
})
