import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readFlags } from '../../src/command/flags'
import { helpText } from '../../src/command/help-text'
import { operationTable } from '../../src/handlers/operation-table'
import { readAllowed } from './build-context'
import { readComposeFile } from './compose-file'
import { commandOf, parseDockerfile, textOf } from './dockerfile'

// The rest, that it can be built and run, is for `npm run test:docker`.

const stages = parseDockerfile(readFileSync('Dockerfile', 'utf8'))
const [building, image] = stages
if (!building || !image) throw new Error('The Dockerfile has not got its two stages.')
const [program, script, ...flags] = commandOf(image, 'ENTRYPOINT')
const { genesys, receiver } = readComposeFile().services

describe('the image', () => {
  test('is made in two stages, of which the last runs nothing', () => {
    expect(stages.map(({ base }) => base)).toEqual(['node:20-slim', 'node:20-alpine'])
    expect(textOf(image, 'RUN')).toBe('')
  })

  test("runs the package's command, for other machines too, as a user without privileges", () => {
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(program).toBe('node')
    expect(`./${script}`).toBe(bin['aura-mocks-genesys-api'])
    expect(readFlags(flags)).toEqual({ ...readFlags([]), host: '0.0.0.0' })
    expect(textOf(image, 'USER')).toBe('node')
  })

  test('exposes the port that the command listens at, and asks there for its health', () => {
    const { port } = readFlags(flags)
    expect(textOf(image, 'EXPOSE')).toBe(String(port))
    const path = operationTable.find(({ name }) => name === 'health')?.path
    expect(textOf(image, 'HEALTHCHECK')).toContain(
      `'http://127.0.0.1:' + (process.env.PORT || ${port}) + '/genesys/2/${path}'`,
    )
  })

  test('is made of nothing but what it needs, and all of it is there', async () => {
    const allowed = await readAllowed('.')
    expect(allowed.filter((path) => !existsSync(path))).toEqual([])
    expect(allowed).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(\.|node_modules|dist|test)/)]),
    )
  })
})

describe('the example for Docker Compose', () => {
  test('gives the command flags that it knows', () => {
    const given = [...flags, ...genesys.command].filter((parameter) => parameter.startsWith('-'))
    for (const flag of given) expect(helpText).toMatch(new RegExp(`^ {2,6}(-\\w, )?${flag} `, 'm'))
    expect(() => readFlags([...flags, ...genesys.command])).not.toThrow()
  })

  test('lets the mock push to the receiver, by its name and where it listens', () => {
    const { pushUrl = '', allowHosts } = readFlags(genesys.command)
    const [port, host] = receiver.command.slice(2)
    expect(new URL(pushUrl).host).toBe(`receiver:${port}`)
    expect(allowHosts).toEqual([`receiver:${port}`])
    expect(host).toBe('0.0.0.0')
    expect(genesys.depends_on).toEqual(['receiver'])
  })

  test("makes the mock's port this machine's, and no other machine's", () => {
    const port = textOf(image, 'EXPOSE')
    expect(genesys.ports).toEqual([`127.0.0.1:${port}:${port}`])
    expect(receiver.ports).toBeUndefined()
  })

  test('finds what it is made of', () => {
    const at = (path = ''): string => join('examples', path)
    expect(existsSync(join(at(genesys.build), 'Dockerfile'))).toBe(true)
    const [from, to] = receiver.volumes?.[0]?.split(':') ?? []
    expect(existsSync(join(at(from), receiver.command[1] ?? ''))).toBe(true)
    expect(receiver).toMatchObject({ image: image.base, user: 'node', working_dir: to })
  })
})
