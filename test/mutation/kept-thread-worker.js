import { parentPort } from 'node:worker_threads'
import { init, runBaseTests, setupEnvironment } from 'vitest/worker'

/** Who listens for the next run, and for the answers to this one. */
const listeners = []

init({
  post: (message) => parentPort.postMessage(message),
  on(listener) {
    parentPort.on('message', listener)
    listeners.push(listener)
    // Those for the answers to the run before.
    for (const old of listeners.splice(1, listeners.length - 2)) parentPort.off('message', old)
  },
  off: (listener) => parentPort.off('message', listener),
  runTests: (state, traces) => runBaseTests('run', state, traces),
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
  setup: setupEnvironment,
})
