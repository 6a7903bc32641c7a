import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toFileText } from '../../build/postman/postman-format'
import { postmanCollection, postmanEnvironment } from '../../build/postman/story'
import { toCollection } from '../../build/postman/to-collection'
import { operationTable } from '../../src/handlers/operation-table'
import { genesysEventTypes } from '../../src/index'

const read = (name: string): string => readFileSync(`examples/postman/${name}`, 'utf8')
const text = read('aura-mocks-genesys-api.postman_collection.json')
const collection: ReturnType<typeof postmanCollection> = JSON.parse(text)
const requests = collection.item.flatMap((folder) =>
  folder.item.map(({ name, request, event }) => ({
    name: `${folder.name}: ${name}`,
    description: request.description,
    address: `${request.method} ${request.url.raw.replace(/\?.*/, '')}`,
    body: request.body,
    script: event.flatMap(({ script }) => script.exec).join('\n'),
  })),
)

/** The live feed never ends, and newman waits for the end of an answer: of it, only the head is asked for. */
const headOnly = ['events']

describe('the Postman collection', () => {
  test('is what npm run postman writes, and so is its environment', () => {
    expect(text).toBe(toFileText(postmanCollection()))
    expect(read('local.postman_environment.json')).toBe(toFileText(postmanEnvironment()))
  })

  test.each(operationTable)('has a request for $name', ({ name, method, path }) => {
    const address = `{{baseUrl}}/genesys/2/${path.replaceAll('{', '{{').replaceAll('}', '}}')}`
    const asked = headOnly.includes(name) ? 'HEAD' : method
    expect(requests.map((request) => request.address)).toContain(`${asked} ${address}`)
  })

  test('has no request but for operations', () => {
    const paths = operationTable.map(({ path }) => path.replaceAll('{', '{{').replaceAll('}', '}}'))
    for (const { address } of requests) expect(paths).toContain(address.replace(/.*\/genesys\/2\//, ''))
  })

  test('has a request for each of the 13 event types', () => {
    const sent = requests
      .filter(({ address }) => /\/mock\/chat\/.*\/send$/.test(address))
      .flatMap(({ body }) => JSON.parse(body?.mode === 'raw' ? body.raw : '{}'))
      .map(({ type }) => type)
    expect([...new Set(sent)].sort()).toEqual([...genesysEventTypes].sort())
  })

  test.each(requests)('tests the answer of "$name", and says what it is in a sentence', (request) => {
    // Besides the HTTP status.
    expect(request.script.match(/pm\.test\(/g)?.length).toBeGreaterThanOrEqual(2)
    expect(request.description).toMatch(/^[A-Z][^.]*\.(?:\w[^.]*)?\.?$/)
  })

  test('sends what clients say as forms', () => {
    const toChat = requests.filter(({ address }) => address.includes('/2/chat/'))
    expect(new Set(toChat.map(({ body }) => body?.mode))).toEqual(new Set(['urlencoded', 'formdata']))
  })

  test('knows every variable that it uses', () => {
    const known = [...collection.variable, ...postmanEnvironment().values].map(({ key }) => key)
    for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(known).toContain(name)
  })

  test('can not be made while an operation is missing', () => {
    expect(() => toCollection({ name: '', description: '' }, [], {})).toThrow(
      /no request for requestChat, send,/,
    )
  })
})
