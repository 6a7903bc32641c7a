import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { postJson } from '../doors/chat-client'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

const profiles = [sayingProfile('default', 'https://bot.test/', 'Hi')]

test('genesys.on tells the whole story, in order', async () => {
  const { genesys } = mockWithServer(
    { clock: manualClock(), profiles },
    http.post('https://bot.test/', () => new HttpResponse()),
  )
  const story: string[] = []
  genesys.on('session', ({ change, session }) =>
    story.push(`session ${change}: ${session.messages.length} events`),
  )
  genesys.on('event', ({ event }) => story.push(`event ${event.index}: ${event.type}`))
  genesys.on('request', ({ operation, answer }) => story.push(`request ${operation}: ${answer.httpStatus}`))
  genesys.on('push', ({ status, event }) => story.push(`push ${event.index}: ${status}`))
  genesys.on('job', ({ change }) => story.push(`job: ${change}`))
  const { chatId, secureKey } = await start(genesys)
  await genesys.advance(1_000)
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/disconnect`, { secureKey })
  genesys.sessions.remove()
  expect(story).toEqual([
    'session created: 0 events',
    'event 1: ParticipantJoined',
    'job: scheduled',
    'request requestChat: 200',
    'job: fired',
    'event 2: Message',
    'push 2: pending',
    'push 2: delivered',
    'session ended: 3 events',
    'event 3: ParticipantLeft',
    'request disconnect: 200',
    'session removed: 3 events',
  ])
})

test('a listener is called until it is taken off, once for each time it was put on', async () => {
  const genesys = mockAlone({ profiles })
  let calls = 0
  const listener = () => {
    calls += 1
  }
  const stops = [genesys.on('session', listener), genesys.on('session', listener)]
  await start(genesys)
  expect(calls).toBe(2)
  stops[0]?.()
  await start(genesys)
  expect(calls).toBe(3)
  stops[1]?.()
  await start(genesys)
  expect(calls).toBe(3)
})

test('a listener that throws disturbs neither the chat nor the other listeners, and does not go unheard', async () => {
  const genesys = mockAlone({ profiles })
  const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve))
  let heard = 0
  genesys.on('session', () => {
    throw new Error('boom')
  })
  genesys.on('session', () => {
    heard += 1
  })
  expect(await start(genesys)).toMatchObject({ statusCode: 0 })
  expect(heard).toBe(1)
  expect(await unhandled).toMatchObject({ message: 'boom' })
})

test('listeners get copies', async () => {
  const genesys = mockAlone({ profiles })
  genesys.on('session', ({ session }) => {
    session.userData.k = 'changed'
  })
  genesys.on('event', ({ event }) => {
    event.from.nickname = 'changed'
  })
  genesys.on('request', (request) => {
    request.form.nickname = 'changed'
  })
  genesys.on('job', ({ job }) => {
    job.event.text = 'changed'
  })
  const { chatId } = await start(genesys, { 'userData[k]': 'v' })
  expect(genesys.sessions.get(chatId)).toMatchObject({
    userData: { k: 'v' },
    messages: [{ from: { nickname: 'Ana' } }],
    scheduled: [{ event: { text: 'Hi' } }],
  })
  expect(genesys.requests.last()?.form.nickname).toBe('Ana')
})

test('a job that a test moves is neither scheduled nor cancelled by that', async () => {
  const genesys = mockAlone({ clock: manualClock(), profiles })
  await start(genesys)
  const told: unknown[] = []
  genesys.on('job', ({ change }) => told.push(change))
  genesys.db.job.updateMany({ data: { dueAt: (dueAt) => dueAt + 1 } })
  expect(told).toEqual([])
})

test('listeners are called when the operation is complete, so that they can act on the mock', async () => {
  const { genesys } = mockWithServer({
    clock: manualClock(),
    profiles: [sayingProfile('default', 'https://bot.test/', 'one', 'two')],
  })
  genesys.on('event', ({ event }) => {
    if (event.text === 'one') genesys.scheduler.runNext()
  })
  const { chatId } = await start(genesys)
  await genesys.advance(1_000)
  expect(genesys.pushes.of(chatId).map(({ event }) => event.text)).toEqual(['one', 'two'])
})

test('a listener may remove the session, or reset the mock, that it is told of', async () => {
  const genesys = mockAlone({ clock: manualClock(), profiles })
  const stop = genesys.on('event', () => void genesys.sessions.remove())
  expect(await start(genesys)).toMatchObject({ statusCode: 0, messages: [{ index: 1 }] })
  expect(genesys.scheduler.pending()).toEqual([])
  stop()
  genesys.on('event', () => genesys.reset())
  await start(genesys)
  expect(genesys.sessions.keys()).toEqual([])
  expect(genesys.scheduler.pending()).toEqual([])
})

test('a listener that replaces itself hears each event once', async () => {
  const genesys = mockAlone({ profiles })
  let heard = 0
  const listen = (): void => {
    const stop = genesys.on('session', () => {
      heard += 1
      stop()
      listen()
    })
  }
  listen()
  await start(genesys)
  await start(genesys)
  expect(heard).toBe(2)
})

test('a listener hears no more from when it is taken off, whatever it was about to be told', async () => {
  const genesys = mockAlone({ clock: manualClock(), profiles })
  const { chatId } = await start(genesys)
  const heard: unknown[] = []
  const stop = genesys.on('event', ({ event }) => {
    heard.push(event.text)
    stop()
  })
  const says = (text: string) => ({ from: { type: 'Agent' }, type: 'Message', text })
  const url = `http://gms.test/genesys/2/mock/chat/aura/${chatId}/send`
  await genesys.fetch(new Request(url, postJson([says('one'), says('two')])))
  expect(heard).toEqual(['one'])
})

test('nor does any from when the mock is disposed of', async () => {
  const genesys = mockAlone({ clock: manualClock(), profiles })
  await start(genesys)
  const heard: string[] = []
  genesys.on('event', () => {
    heard.push('first')
    genesys.dispose()
  })
  genesys.on('event', () => heard.push('second'))
  await genesys.advance(1_000)
  expect(heard).toEqual(['first'])
})
