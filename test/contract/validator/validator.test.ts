import { describe, expect, test } from 'vitest'
import { contractOperations } from '../contract-operations'
import { agentJoined, conversation, hello, pushOf, type Step, startedAt } from './conversation'
import { BrokenLaw, laws } from './laws'
import { absent, type Spoil, spoils } from './spoils'
import { Validator } from './validator'

async function show(steps: Record<string, Step>, strict = true): Promise<void> {
  const validator = new Validator({ operations: contractOperations, strict, aliasOf: () => '117' })
  for (const { asks, answers, schedules, pushes, removes } of Object.values(steps)) {
    if (schedules) validator.noteJob('scheduled', schedules)
    if (pushes) validator.notePush(pushes)
    if (removes) validator.noteRemoval(removes)
    validator.finish()
    if (!asks || !answers) continue
    const { path, form, method = 'POST', json } = asks
    const body = json === undefined ? new URLSearchParams(form) : JSON.stringify(json)
    const init = method === 'GET' ? { method } : { method, body }
    const judge = await validator.expectAnswer(new Request(`http://gms.test${path}`, init))
    judge(answers)
  }
}

function spoilt(spoil: Spoil): Record<string, Step> {
  const steps = conversation()
  for (const [at, to] of Object.entries(spoil)) {
    const keys = at.split('.')
    const last = keys.pop() ?? ''
    const owner = keys.reduce<object>((node, key) => {
      const next: unknown = Reflect.get(node, key)
      if (typeof next === 'object' && next !== null) return next
      throw new Error(`There is no "${key}" on the way to ${at}`)
    }, steps)
    if (to === absent) Reflect.deleteProperty(owner, last)
    else Reflect.set(owner, last, to)
  }
  return steps
}

/** The law that a conversation breaks. */
async function brokenBy(steps: Record<string, Step>): Promise<unknown> {
  try {
    await show(steps)
  } catch (error) {
    if (error instanceof BrokenLaw) return error.law
    throw error
  }
  return 'none'
}

const told = (spoil: Spoil): string =>
  Object.entries(spoil)
    .map(([at, to]) => `${at} = ${to === absent ? 'absent' : JSON.stringify(to)}`.slice(0, 100))
    .join(', ')

test('a conversation as it should be breaks no law', async () => {
  expect(await brokenBy(conversation())).toBe('none')
})

describe.each(Object.entries(laws))('the law of %s, "%s"', (name, law) => {
  const breaking = Object.entries(spoils).find(([each]) => each === name)?.[1] ?? []

  test('is broken by a spoilt conversation', () => {
    expect(breaking.length).toBeGreaterThan(0)
  })

  test.each(breaking.map((spoil) => [told(spoil), spoil] as const))('is broken by %s', async (_, spoil) => {
    expect(await brokenBy(spoilt(spoil))).toBe(law)
  })
})

test('a broken law is told with what is wrong, the request and the answer', async () => {
  const complaint = await show(spoilt({ 'refreshLast.answers.json.messages.0.from.type': 'client' })).catch(
    String,
  )
  expect(String(complaint).split('\n')).toEqual([
    'BrokenLaw: Broken law: `from.type` in exact case',
    expect.stringMatching(/^messages\[0\]\.from\.type: .*received "client"$/),
    'Request: POST http://gms.test/genesys/2/chat/aura/0008TaFN3SE300QU/refresh',
    '  {"secureKey":"02f8e3936f763afffcce","transcriptPosition":"-1"}',
    'Answer: HTTP 200 application/json',
    expect.stringMatching(/^ {2}\{"messages":\[\{"from":\{"nickname":"Ana",.*\}$/),
  ])
})

describe('no law is broken', () => {
  test('by a wrong key, where keys are not checked', async () => {
    const steps = spoilt({ 'refresh.asks.form.secureKey': 'wrong' })
    await expect(show(steps, false)).resolves.toBeUndefined()
    expect(await brokenBy(steps)).toBe(laws.key)
  })

  test('by an agent who speaks without having joined, where a test wants it so', async () => {
    const { type: _, ...typing } = { ...agentJoined }
    const event = { ...typing, type: 'TypingStarted' }
    const unjoined: Spoil = {
      'joinQueued.pushes.event': event,
      'joinQueued.pushes.body.messages': [event],
      'joinDelivered.pushes.event': event,
      'joinDelivered.pushes.body.messages': [event],
      'refresh.answers.json.messages.1': event,
    }
    expect(await brokenBy(spoilt(unjoined))).toBe(laws.joined)
    expect(await brokenBy(spoilt({ ...unjoined, 'joinScheduled.schedules.event.type': 'Message' }))).toBe(
      'none',
    )
    const late = { 'joinScheduled.schedules.dueAt': startedAt + 9_000 }
    expect(await brokenBy(spoilt({ ...unjoined, ...late }))).toBe('none')
  })

  test('by a push that could not be built, and so never waits for the one before it', async () => {
    const unbuilt: Spoil = {
      'joinDelivered.pushes': { ...pushOf(hello, startedAt), sentAt: null, body: null },
      'helloQueued.pushes': pushOf(agentJoined, startedAt + 9_000),
      'helloDelivered.pushes': { ...pushOf(hello, startedAt), sentAt: null, body: null },
    }
    expect(await brokenBy(spoilt(unbuilt))).toBe('none')
  })

  test('by a push body of a form of its own', async () => {
    const own = spoilt({ 'joinQueued.pushes.body': { event: 'joined' }, 'joinDelivered.pushes.body': {} })
    expect(await brokenBy(own)).toBe('none')
  })
})
