const GRACE_MILLISECONDS = 1_000

/** Fails a process that something still keeps alive when all has been told. */
export function expectEndOfProcess() {
  const overdue = setTimeout(() => {
    console.error(`Still alive because of: ${process.getActiveResourcesInfo().join(', ')}`)
    process.exit(1)
  }, GRACE_MILLISECONDS)
  overdue.unref()
}
