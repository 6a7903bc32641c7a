/**
 * How much of the processor this process has had, in microseconds: unlike the time on the clock, this does not grow with
 * what else the machine has to do, and no fake timer stops it.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
