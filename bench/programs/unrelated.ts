import { HttpResponse, http } from 'msw'
import { createStandingMock } from './chats.ts'
import { interleave } from './interleave.ts'
import { sized, tell } from './run.ts'
import { createSuite } from './suite.ts'

// A request of the user's suite that is not for Genesys, with our handlers in front of its own, and without.

const suite = createSuite()
const theirs = [http.get('https://shop.example.com/orders/:id', () => HttpResponse.json({ state: 'sent' }))]
const { handlers } = createStandingMock()

async function order(): Promise<void> {
  const response = await fetch('https://shop.example.com/orders/4711')
  await response.json()
}

const times = await interleave(
  [
    { name: 'with', before: () => suite.use([...handlers, ...theirs]), call: order },
    { name: 'without', before: () => suite.use(theirs), call: order },
  ],
  { rounds: sized(160, 60), calls: 25 },
)
suite.close()
tell({
  row: 'unrelated',
  value: times.ratio('with', 'without'),
  figures: { 'with, µs': times.typical('with'), 'without, µs': times.typical('without') },
})
