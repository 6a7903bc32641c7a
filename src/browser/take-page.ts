/** On `globalThis`, for all copies of this package that a page may have. */
const place = Symbol.for('aura-mocks-genesys-api: the mock of this page')

interface Stoppable {
  stop(): void
}

/**
 * Starts the one mock of a page: two that answer would each do what is requested. The one before it is stopped first, as
 * soon as it has started. So a file that starts the mock may run again, as it does at a hot reload.
 *
 * @param start - Given whether another mock had to stop, and a function that gives up the page.
 */
export function takePage<Worker extends Stoppable>(
  start: (isAfterAnother: boolean, leavePage: () => void) => Promise<Worker>,
): Promise<Worker> {
  const before: Promise<Stoppable> | undefined = Reflect.get(globalThis, place)
  const starting = makeRoom(before).then((isAfterAnother) => start(isAfterAnother, leavePage))
  function leavePage(): void {
    if (Reflect.get(globalThis, place) === starting) Reflect.deleteProperty(globalThis, place)
  }
  // Before anything is awaited: the next one has to wait for this one.
  Reflect.set(globalThis, place, starting)
  return starting
}

/** Whether there was one to stop. */
async function makeRoom(before: Promise<Stoppable> | undefined): Promise<boolean> {
  try {
    const worker = await before
    worker?.stop()
    return worker !== undefined
  } catch {
    // It did not start.
    return false
  }
}
