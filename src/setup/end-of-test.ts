import { type GenesysMock, GenesysMockError, type Push, type Warning } from 'aura-mocks-genesys-api'
import { oneLine } from '../runtime/one-line'
import { eventLoopTurns } from '../time/real-time'

/** How long pushes may take after a test, in milliseconds of real time: less than the time limit of a hook. */
const settleLimit = { turns: 50, milliseconds: 1_000 }
const longestList = 10

/** What may make a test fail. */
export interface EndOfTestRules {
  failOnWarnings: boolean
  failOnPendingPushes: boolean
}

/**
 * Waits for the pushes that are under way, also under fake timers, which may keep a push waiting for ever. No scheduled
 * event happens meanwhile: the test is over.
 */
export async function settlePushes(genesys: GenesysMock): Promise<void> {
  genesys.scheduler.pause()
  let isSettled = false
  void genesys.settled().then(() => {
    isSettled = true
  })
  await eventLoopTurns(() => isSettled, settleLimit)
}

/** @throws GenesysMockError `TEST_NOT_CLEAN`, with a list of what the test left. */
export function assertCleanEnd(genesys: GenesysMock, rules: EndOfTestRules): void {
  const warnings = rules.failOnWarnings ? genesys.warnings : []
  const pushes = rules.failOnPendingPushes
    ? genesys.pushes.all().filter(({ status }) => status === 'pending')
    : []
  if (warnings.length === 0 && pushes.length === 0) return
  const left = [counted(warnings, 'warning'), counted(pushes, 'pending push', 'pending pushes')].flat()
  const remedies = [
    ...(warnings.length > 0 ? ['Change what the warnings name, or leave out failOnWarnings.'] : []),
    ...(pushes.length > 0 ? [pushRemedy] : []),
  ]
  const lists = [listed('Warnings:', warnings, warningLine), listed('Pending pushes:', pushes, pushLine)]
  throw new GenesysMockError('TEST_NOT_CLEAN', {
    action: 'end the test cleanly',
    reason: `it left ${left.join(' and ')}`,
    remedy: `${remedies.join(' ')}\n\n${lists.flat().join('\n')}`,
  })
}

const pushRemedy =
  'Await genesys.settled(), advance the clock past the retries and delays, or leave out failOnPendingPushes.'

function counted(items: readonly object[], one: string, several = `${one}s`): string[] {
  return items.length === 0 ? [] : [`${items.length} ${items.length === 1 ? one : several}`]
}

function listed<Item>(title: string, items: readonly Item[], lineOf: (item: Item) => string): string[] {
  if (items.length === 0) return []
  const left = items.length - longestList
  const lines = items.slice(0, longestList).map((item) => `  ${oneLine(lineOf(item))}`)
  return [title, ...lines, ...(left > 0 ? [`  … and ${left} more`] : [])]
}

function warningLine({ code, message, chatId }: Warning): string {
  return `${code}${chatId === null ? '' : ` in chat ${chatId}`}: ${message}`
}

function pushLine({ chatId, url, event, attempts }: Push): string {
  const text = event.text === undefined ? '' : ` ${JSON.stringify(event.text)}`
  const sent = attempts === 0 ? 'not sent yet' : `sent ${attempts === 1 ? 'once' : `${attempts} times`}`
  return `${event.type}${text} of chat ${chatId} to ${url}: ${sent}`
}
