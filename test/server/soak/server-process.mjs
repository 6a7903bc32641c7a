// The server under load, as it is published: a process of its own that answers what its parent asks it.
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
const delays = monitorEventLoopDelay({ resolution: 10 })
delays.enable()

const answers = {
  /** Bytes of the heap that are still needed. */
  async memory() {
    delays.disable()
    for (let round = 0; round < 4; round += 1) {
      globalThis.gc()
      await sleep(50)
    }
    delays.enable()
    return process.memoryUsage().heapUsed
  },
  /** Milliseconds from one turn of a timer of 10 ms to the next since the last time that this was asked. */
  stalls() {
    const { max, count } = delays
    const p99 = delays.percentile(99)
    delays.reset()
    return { max: max / 1e6, p99: p99 / 1e6, count }
  },
  reset: () => server.mock.reset(),
  cpu: () => process.cpuUsage(),
  async stop() {
    delays.disable()
    await server.close()
    // The parent was the only one it still listened to.
    setImmediate(() => process.disconnect())
  },
}

process.on('message', async ({ id, question }) => {
  process.send({ id, answer: await answers[question]() })
})
process.send({ url: server.url })
