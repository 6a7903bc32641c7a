// The server under load, as it is published: a process of its own that answers what its parent asks it.
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { startGenesysServer } from 'aura-mocks-genesys-api/server'

const agent = { type: 'Agent', nickname: 'Eva' }
const chat = {
  autoMessages: [{ from: agent, type: 'ParticipantJoined' }],
  replies: [
    {
      when: { pattern: '^(mark\\w+) asks' },
      messages: [
        { from: agent, type: 'TypingStarted', timeout: 0.02 },
        { from: agent, type: 'Message', text: '{{1}} is answered', timeout: 0.02 },
      ],
    },
  ],
  // Timers that every request, or every event, sets anew.
  idle: {},
  flexDisconnectTimeout: 300,
}

const server = await startGenesysServer({ profiles: [{ profile: 'default', settings: { chat } }] })
server.mock.on('push', ({ chatId, status, error, sentAt, settledAt }) => {
  if (status === 'failed')
    console.error(`A push of ${chatId} has failed after ${settledAt - sentAt} ms: ${error}`)
})
const delays = monitorEventLoopDelay({ resolution: 10 })
const busy = watchBusyness()
delays.enable()

const answers = {
  /** Bytes of the heap that are still needed. */
  async memory() {
    delays.disable()
    for (let round = 0; round < 4; round += 1) {
      globalThis.gc()
      await sleep(50)
    }
    busy.reset()
    delays.enable()
    return process.memoryUsage().heapUsed
  },
  /** Milliseconds, since the last time that this was asked. */
  async stalls() {
    // Until the last of them has been noticed.
    await sleep(50)
    const found = { max: delays.max / 1e6, p99: delays.percentile(99) / 1e6, busy: busy.max() }
    delays.reset()
    busy.reset()
    return found
  },
  reset: () => server.mock.reset(),
  cpu: () => process.cpuUsage(),
  async stop() {
    delays.disable()
    busy.stop()
    await server.close()
    // The parent was the only one it still listened to.
    setImmediate(() => process.disconnect())
  },
}

process.on('message', async ({ id, question }) => {
  process.send({ id, answer: await answers[question]() })
})
process.send({ url: server.url })

/** How long the thread of the event loop had a processor from one turn of a timer of 10 ms to the next, milliseconds. */
function watchBusyness() {
  let last = processorTime()
  let max = 0
  const timer = setInterval(() => {
    const now = processorTime()
    max = Math.max(max, now - last)
    last = now
  }, 10)
  return {
    max: () => max,
    reset() {
      last = processorTime()
      max = 0
    },
    stop: () => clearInterval(timer),
  }
}

/** That of this thread so far, milliseconds; where only Linux could tell, that of the whole process. */
function processorTime() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
}
