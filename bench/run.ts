// Usage: npm run bench [-- <part of a measurement's name>…] [--check]
// --check: briefly, on one platform each; fails when a value is worse than its budget by more than noise explains, or,
// where a budget can't be kept so far, worse than what is kept meanwhile, and is so again when measured at length.
// Only a whole run, of all measurements, writes results.json and the plot.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Finding } from './finding.ts'
import { type Measurement, measurements } from './measurements.ts'
import { type Platform, type PlatformName, preparePlatform } from './platforms.ts'
import { toPlot } from './plot.ts'
import { type Result, resultOf } from './results.ts'
import { rows } from './rows.ts'
import { toTable } from './table.ts'

/** A measurement on one platform, and what it has found so far. */
interface Series {
  measurement: Measurement
  platform: Platform
  findings: Finding[]
}

const { values: options, positionals: wanted } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const isBrief = options.check
const isWhole = wanted.length === 0 && !isBrief

const chosen = measurements.filter(({ name, rows: names }) =>
  [name, ...names].some((each) => wanted.length === 0 || wanted.some((part) => each.includes(part))),
)
if (chosen.length === 0) {
  console.error(`There is no measurement with "${wanted.join('" or "')}" in its name.`)
  process.exit(1)
}

const begun = performance.now()
const all = await prepare(chosen)
await measure(all)
if (isBrief) for (const series of all) await measureAtLength(series)
const results = all.flatMap(resultsOf)
console.log(`\n${toTable(results)}\n`)
if (isBrief) console.log(`Put down to noise is what is worse by less than ${widenings()}.`)
if (isWhole) write(results)
const judged = results.filter(({ verdict }) => verdict !== null)
const failed = judged.filter(({ verdict }) => (isBrief ? verdict === 'worse' : verdict !== 'kept'))
console.log(`${judged.length - failed.length} passed, ${failed.length} failed`)
if (isBrief && failed.length > 0) process.exitCode = 1

async function prepare(list: readonly Measurement[]): Promise<Series[]> {
  const platforms = new Map<PlatformName, Platform>()
  const series: Series[] = []
  for (const measurement of list) {
    for (const name of isBrief ? measurement.platforms.slice(0, 1) : measurement.platforms) {
      const platform = platforms.get(name) ?? (await preparePlatform(name))
      platforms.set(name, platform)
      series.push({ measurement, platform, findings: [] })
    }
  }
  for (const { nodeVersion, mswVersion } of platforms.values())
    console.log(`Node ${nodeVersion}, msw ${mswVersion}`)
  return series
}

/** Each once, then each once more, so that a bad time for the machine is one for all of them. */
async function measure(list: readonly Series[]): Promise<void> {
  const timesOf = ({ times, briefly }: Measurement): number => (isBrief ? briefly : times)
  const most = Math.max(...list.map(({ measurement }) => timesOf(measurement)))
  for (let time = 0; time < most; time += 1) {
    for (const { measurement, platform, findings } of list) {
      if (time >= timesOf(measurement)) continue
      const found = await measurement.run(platform, isBrief)
      findings.push(...found)
      report(measurement, platform, found)
    }
  }
}

/**
 * A few calls say little on a machine with other work to do: what they find worse is measured once more, as in a whole
 * run, and only that counts.
 */
async function measureAtLength(series: Series): Promise<void> {
  const { measurement, platform, findings } = series
  const isWorse = resultsOf(series).some(({ verdict }) => verdict === 'worse')
  if (!isWorse || measurement.times === 1) return
  console.log(`        ${measurement.name} was worse, and is measured again, at length`)
  findings.length = 0
  for (let time = 0; time < measurement.times; time += 1) {
    const found = await measurement.run(platform, false)
    findings.push(...found)
    report(measurement, platform, found)
  }
}

function report({ name }: Measurement, platform: Platform, found: readonly Finding[]): void {
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0)
  const values = found.map(({ row, value }) => `${row} ${value.toPrecision(3)}`).join(', ')
  console.log(`${seconds.padStart(5)} s  ${name} on ${platform.name}: ${values}`)
}

function resultsOf({ platform, findings }: Series): Result[] {
  return rows.flatMap((row) => {
    const own = findings.filter((finding) => finding.row === row.name)
    return own.length === 0 ? [] : resultOf(row, platform, own)
  })
}

function widenings(): string {
  const factors = [...new Set(rows.map(({ noise }) => noise))].filter((factor) => factor !== 1).sort()
  return factors
    .map((factor) => {
      const names = rows.filter(({ noise }) => noise === factor).map(({ name }) => name)
      return `${factor} × for ${names.join(', ')}`
    })
    .join('; ')
}

function write(list: readonly Result[]): void {
  const versions = all.map(({ platform: { name, nodeVersion, mswVersion } }) => [
    name,
    { node: nodeVersion, msw: mswVersion },
  ])
  const [processor] = cpus()
  const file = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${processor?.model ?? 'unknown processor'}, ${process.platform} ${process.arch}`,
    platforms: Object.fromEntries(versions),
    results: list,
  }
  writeFileSync(path.join(import.meta.dirname, 'results.json'), `${JSON.stringify(file, null, 2)}\n`)
  writeFileSync(path.join(import.meta.dirname, 'cost-by-chats.svg'), toPlot(list))
}
