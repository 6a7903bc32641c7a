import type { OperationName } from 'aura-mocks-genesys-api'
import { createStandingMock, startChat } from './chats.ts'
import { interleave, type Variant } from './interleave.ts'
import { type Call, operationCalls } from './operation-calls.ts'
import { sized, tell } from './run.ts'
import { createSuite } from './suite.ts'

// Every operation of the table through setupServer, against `send`.

const calls = 20

const suite = createSuite()
const genesys = createStandingMock()
suite.use(genesys.handlers)

function variant(name: string, prepare: (typeof operationCalls)[OperationName]): Variant {
  let prepared: Call[] = []
  return {
    name,
    async before() {
      genesys.reset()
      const chat = await startChat(genesys)
      prepared = []
      while (prepared.length < calls) prepared.push(await prepare({ genesys, chat }))
    },
    call: (index) => make(prepared[index % calls]),
  }
}

async function make(call: Call | undefined): Promise<void> {
  const { url = '', init, isRefused = false } = call ?? {}
  const controller = new AbortController()
  const response = await fetch(url, { ...init, signal: controller.signal })
  const isFeed = response.headers.get('content-type') === 'text/event-stream'
  const body = isFeed ? '' : await response.text()
  // A feed goes on for ever.
  if (isFeed) controller.abort()
  if (isRefused === response.ok || (!isRefused && body.includes('"errors"')))
    throw new Error(`${url} failed: ${body}`)
}

const entries = Object.entries(operationCalls)
const variants = entries.map(([name, prepare]) => variant(name, prepare))
const times = await interleave(variants, { rounds: sized(60, 20), calls })
suite.close()
const ratios = variants.map(({ name }) => times.ratio(name, 'send'))
const figures = variants.map(({ name }, place) => [`${name}, ×`, ratios[place] ?? 0] as const)
tell({
  row: 'operations',
  value: Math.max(...ratios),
  figures: { 'send, µs': times.typical('send'), ...Object.fromEntries(figures) },
})
