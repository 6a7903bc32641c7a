import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Workflow {
  jobs: Record<
    string,
    { strategy?: { matrix: { node?: number[]; step?: { run: string }[] } }; steps?: { run?: string }[] }
  >
}

const { jobs }: Workflow = parse(readFileSync('.github/workflows/ci.yml', 'utf8'))
const release: Workflow = parse(readFileSync('.github/workflows/release.yml', 'utf8'))
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))

/** The scripts that a text runs by `npm test` and `npm run …`. */
const scriptsIn = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run (?:--silent )?)?((?:test|check|demo|bench|release)[\w:]*)/g)].map(
    ([, name = '']) => name,
  )

const runs = Object.values(jobs).flatMap(({ strategy, steps = [] }) =>
  [...steps, ...(strategy?.matrix.step ?? [])].flatMap(({ run = '' }) => scriptsIn(run)),
)

test('the workflow runs every step of .ci/run', () => {
  const wanted = scriptsIn(readFileSync('.ci/run', 'utf8').replace(/^ *#.*$/gm, ''))
  expect(wanted.length).toBeGreaterThan(8)
  expect(wanted.filter((name) => !runs.includes(name))).toEqual([])
})

test('the workflows run no script that package.json does not have', () => {
  expect([...runs, ...scriptsIn(JSON.stringify(release))].filter((name) => !(name in scripts))).toEqual([])
})

test('the tests run on every Node that is promised', () => {
  expect(jobs.test?.strategy?.matrix.node).toEqual([20, 22, 24])
})
