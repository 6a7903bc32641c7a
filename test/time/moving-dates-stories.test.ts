import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createGenesysMock, type GenesysMock, systemClock } from '../../src/index'
import { act, begin, type Doing, outcome, type Story, stories } from './random-story'
import { beginning, byManualClock, type TimeKeeper, timeKeepers } from './stories'

// 2,000 stories in all, each told on a manual clock and on one other. The environment can ask for more.
const numRuns = Number(process.env.STORY_RUNS ?? 490)
const realRuns = Number(process.env.STORY_RUNS ?? 20)
const seeds: [string, { seed?: number }][] = [
  ['a fixed seed', { seed: 20_261_130 }],
  ['a fresh seed', {}],
]

const hour = 3_600_000
/** By then every chat has ended by itself. */
const toTheEnd = 300_000

/** What happens to the timers and the date of a test, in milliseconds from the beginning. */
type Upset = { setDate: number } | { clear: true } | { reinstall: number }

const dates = fc.constantFrom(-1_000, -hour, -1_000 * hour, 2 * hour, 10_000 * hour, -beginning - hour)
const jumps: fc.Arbitrary<Upset> = fc.record({ setDate: dates })
const replacements: fc.Arbitrary<Upset> = fc.oneof(
  jumps,
  fc.record({ clear: fc.constant(true as const) }),
  fc.record({ reinstall: dates }),
)

interface UpsetStory extends Story {
  /** In between, at the place of this doing. */
  upsets: { at: number; upset: Upset }[]
  keeper: TimeKeeper
}

const others = timeKeepers.filter((keeper) => keeper !== byManualClock)

const upsetStories = (upset: fc.Arbitrary<Upset>): fc.Arbitrary<UpsetStory> =>
  fc
    .tuple(
      stories,
      fc.array(fc.record({ at: fc.nat(20), upset }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...others),
    )
    .map(([story, upsets, keeper]) => ({ ...story, upsets, keeper }))

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }))
})

describe('a random story goes as on a manual clock', () => {
  test.each(seeds)('whatever the date is set to, by %s', { timeout: 300_000 }, async (_, seed) => {
    await assertSame(upsetStories(jumps), seed, (keeper) => keeper)
  })

  test.each(seeds)(
    'also when timers are cleared, and clocks come and go, by %s',
    { timeout: 300_000 },
    async (_, seed) => {
      // As a test does that lets the mock advance the time.
      const advancing = (keeper: TimeKeeper): TimeKeeper => ({
        ...keeper,
        pass: (genesys, milliseconds) => genesys.advance(milliseconds),
      })
      await assertSame(upsetStories(replacements), seed, advancing)
    },
  )

  test.each(seeds)('in real time with a date that is set, by %s', { timeout: 120_000 }, async (_, seed) => {
    const property = fc.asyncProperty(stories, dates, async ({ chats }, date) => {
      const story = { chats, doings: [] }
      const expected = await tell(byManualClock, { ...story, upsets: [], keeper: byManualClock })
      expect(await tellInRealTime(story, date)).toEqual(expected)
    })
    await fc.assert(property, { numRuns: realRuns, ...seed })
  })
})

async function assertSame(
  arbitrary: fc.Arbitrary<UpsetStory>,
  seed: { seed?: number },
  prepare: (keeper: TimeKeeper) => TimeKeeper,
): Promise<void> {
  const property = fc.asyncProperty(arbitrary, async (story) => {
    const expected = await tell(byManualClock, story)
    expect({ [story.keeper.name]: await tell(prepare(story.keeper), story) }).toEqual({
      [story.keeper.name]: expected,
    })
  })
  await fc.assert(property, { numRuns, ...seed })
}

async function tell(keeper: TimeKeeper, story: UpsetStory) {
  const genesys = createGenesysMock({ ...keeper.begin(), seed: 1 })
  try {
    const chatIds = await begin(genesys, story)
    for (const [at, doing] of [...story.doings, undefined].entries()) {
      for (const { upset } of story.upsets.filter((each) => each.at === at)) disturb(keeper, upset)
      if (doing) await perform(keeper, genesys, chatIds, doing)
    }
    await keeper.pass(genesys, toTheEnd)
    await genesys.settled()
    assertOver(genesys)
    return withoutDates(outcome(genesys, chatIds))
  } finally {
    genesys.dispose()
    keeper.end()
  }
}

function perform(keeper: TimeKeeper, genesys: GenesysMock, chatIds: readonly string[], doing: Doing) {
  return 'pass' in doing ? keeper.pass(genesys, doing.pass) : act(genesys, chatIds, doing)
}

function disturb(keeper: TimeKeeper, upset: Upset): void {
  if ('setDate' in upset) keeper.setDate?.(beginning + upset.setDate)
  else if ('reinstall' in upset) keeper.reinstall?.(beginning + upset.reinstall)
  else keeper.clear?.()
}

async function tellInRealTime(story: Story, date: number) {
  // A push may take its time: however much of the mock's passes meanwhile, it is delivered.
  const push = { timeout: 100_000_000 }
  const genesys = createGenesysMock({ clock: systemClock({ scale: 0.001 }), seed: 1, push })
  try {
    const chatIds = await begin(genesys, story)
    // Fakes the date and no timers.
    vi.setSystemTime(Date.now() + date)
    for (const chatId of chatIds) await genesys.waitFor.end(chatId, { timeout: 100_000_000 })
    await genesys.settled()
    assertOver(genesys)
    return withoutDates(outcome(genesys, chatIds))
  } finally {
    genesys.dispose()
    vi.useRealTimers()
  }
}

/** All but the moments, which a date that was set keeps from being compared. */
function withoutDates(told: ReturnType<typeof outcome>) {
  return told.map(({ transcript, ...rest }) => ({
    ...rest,
    transcript: transcript.map((line) => line.replace(/ \+\d+ /, ' ')),
  }))
}

function assertOver(genesys: GenesysMock): void {
  for (const { messages } of genesys.sessions.list()) {
    const times = messages.map(({ utcTime }) => utcTime)
    expect(times).toEqual([...times].sort((one, other) => one - other))
  }
  expect(genesys.sessions.list({ state: 'active' }).map(({ chatId }) => chatId)).toEqual([])
}
