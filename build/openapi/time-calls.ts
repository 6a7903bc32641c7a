import { type Clock, manualClock, type OperationName, type SystemClock } from '../../src/index'
import type { ExampleRequest, Stage } from './stage'
import { type ExampleCall, usualRequest, variant, withFields, withPath } from './usual-request'

/** The calls that show an operation on the time of the mock, four seconds into a chat. */
export function timeCalls(operation: OperationName): ExampleCall[] {
  return [
    {
      name: 'success',
      summary: 'Success',
      ...(operation === 'setClock' && { clock: scalableClock }),
      request: (stage) => usual(operation, stage),
    },
    ...(ownCalls[operation] ?? []),
  ]
}

async function usual(operation: OperationName, stage: Stage): Promise<ExampleRequest> {
  const { genesys } = stage
  if (operation !== 'setClock') await genesys.advance(4_000)
  await genesys.settled()
  const [job] = genesys.scheduler.pending()
  return withPath(usualRequest(operation, stage), { jobId: job?.id ?? '' })
}

const unknownJob = (operation: OperationName): ExampleCall =>
  variant(
    operation,
    'unknownJob',
    'There is no such thing to happen, or it has happened already',
    (request) => withPath(request, { jobId: 'job-9' }),
  )

const ownCalls: Partial<Record<OperationName, ExampleCall[]>> = {
  runNextJob: [
    {
      name: 'nothingToDo',
      summary: 'Nothing is still to happen',
      async request(stage) {
        await stage.genesys.advance(5_000)
        await stage.genesys.settled()
        return usualRequest('runNextJob', stage)
      },
    },
  ],
  runJob: [unknownJob('runJob')],
  cancelJob: [unknownJob('cancelJob')],
  setClock: [
    variant('setClock', 'malformed', 'Time does not stand still', (request) =>
      withFields(request, { scale: '0' }),
    ),
    variant('setClock', 'withoutScale', 'The mock has a manual clock', (request) => request),
  ],
  advanceClock: [
    variant('advanceClock', 'malformed', 'Time does not go back', (request) =>
      withFields(request, { milliseconds: '-1' }),
    ),
    {
      ...variant(
        'advanceClock',
        'notAdvanceable',
        "The mock runs on the system's time",
        (request) => request,
      ),
      clock: timeByItself,
    },
  ],
}

/** A clock with a pace of which nothing is to be seen. */
function scalableClock(): SystemClock {
  const clock = {
    ...timeByItself(),
    scale: 1,
    setScale(scale: number) {
      clock.scale = scale
    },
  }
  return clock
}

/** A clock that can't be advanced. */
function timeByItself(): Clock {
  const { now, setTimer } = manualClock()
  return { now, setTimer }
}
