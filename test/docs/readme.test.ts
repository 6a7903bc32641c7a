import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { splitOptions } from '../../src/browser/worker-options'
import { lintRules } from '../../src/handlers/lint/lint-rules'
import { genesysEventTypes } from '../../src/index'
import { resolveOptions } from '../../src/options'
import { splitSetupOptions } from '../../src/setup/setup-options'
import { mockAlone } from '../doors/mock-with-server'
import { endpointTable, endpointTablePattern } from './endpoint-table'
import { samplesOf } from './samples'
import { spoilTable, spoilTablePattern } from './spoil-table'

const readme = readFileSync('README.md', 'utf8')
const sample = (name: string): string => samplesOf('README.md').find((each) => each.name === name)?.code ?? ''

describe('the README', () => {
  test('has its table of endpoints from the operation table (npm run endpoints writes it)', () => {
    expect(readme.match(endpointTablePattern)?.[0]).toBe(endpointTable())
  })

  test('has its table of spoils from the table of spoils (npm run endpoints writes it, too)', () => {
    expect(readme.match(spoilTablePattern)?.[0]).toBe(spoilTable())
  })

  test('shows profiles that are accepted as they stand', async () => {
    const genesys = mockAlone()
    const body = sample('profiles-json')
    const request = new Request('http://gms.test/genesys/2/mock/profiles', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const response = await genesys.fetch(request)
    expect(response?.status).toBe(200)
    expect(genesys.profiles.list()).toEqual(JSON.parse(body))
  })

  test('lists every option', () => {
    for (const option of Object.keys(resolveOptions()))
      expect(readme).toMatch(new RegExp(`^\\| \`${option}\` +\\|`, 'm'))
  })

  test('lists every option of the worker in a page', () => {
    for (const option of Object.keys(splitOptions({}).settings))
      expect(readme).toMatch(new RegExp(`^\\| \`${option}\` +\\|`, 'm'))
  })

  test('names every option of setupGenesys, which docs/getting-started.md lists', () => {
    const page = readFileSync('docs/getting-started.md', 'utf8')
    for (const option of Object.keys(splitSetupOptions({}).settings)) {
      expect(readme).toContain(`\`${option}\``)
      expect(page).toMatch(new RegExp(`^\\| \`${option}\` +\\|`, 'm'))
    }
  })

  test('lists every warning, and none besides', () => {
    const listed = [...readme.matchAll(/^\| `([A-Z]+(?:_[A-Z]+)+)` +\|/gm)].map(([, code]) => code)
    expect(listed.sort()).toEqual(lintRules.map(({ code }) => code).sort())
  })

  test('knows how many event types there are', () => {
    expect(genesysEventTypes).toHaveLength(13)
    expect(readme).toContain('any of the 13 event types')
  })

  test('gives the two commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const [, script = ''] of readme.matchAll(/npm (?:run )?(\w+) {2,}#/g))
      expect(scripts).toHaveProperty(script)
  })
})
