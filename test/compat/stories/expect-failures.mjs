// Usage: node stories/expect-failures.mjs <command of a runner that runs tests of `failing/`>
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'

const { status, stdout, stderr } = spawnSync(process.execPath, process.argv.slice(2), { encoding: 'utf8' })
const output = stdout + stderr

assert.notEqual(status, 0, output)
// A failure after a test hides none in it, and is no failure of the next test.
for (const told of [
  'the first error of a test',
  'the second error of a test',
  'Failed to end the test cleanly: it left 1 warning and 1 pending push.',
  'REFRESH_WITHOUT_POSITION in chat',
  'ParticipantJoined of chat',
]) {
  assert.ok(output.includes(told), `"${told}" is not in what was printed:\n${output}`)
}
assert.ok(!output.includes('there is a chat of the test before'), output)
