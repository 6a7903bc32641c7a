import { readFileSync } from 'node:fs'
import { createConfig, lint } from '@redocly/openapi-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openApiText } from '../../build/openapi/openapi-text'
import { operationTable } from '../../src/handlers/operation-table'
import { readDocument } from './document-check'

const document = readDocument()

describe('openapi.yaml', () => {
  test('is what the operation table, the types and the mock make it (npm run openapi writes it)', async () => {
    expect(readFileSync('openapi.yaml', 'utf8')).toBe(await openApiText())
  }, 60_000)

  test('has every operation of the table, and no other', () => {
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => `${operationId}: ${method} ${path}`),
    )
    const inTable = operationTable.map(
      ({ name, method, path }) => `${name}: ${method.toLowerCase()} /genesys/2/${path}`,
    )
    expect(documented.sort()).toEqual(inTable.sort())
  })
})

/** Where the linter's rules do not hold, and why. */
const exceptions = [
  {
    rule: 'no-server-example.com',
    at: /^#\/servers\/0\/url$/,
    why: 'The mock runs on the machine of whoever uses it.',
  },
  {
    rule: 'no-unused-components',
    at: /^#\/components\/responses\/(UnknownOperation|MethodNotAllowed)$/,
    why: 'They are answers to requests that no operation is for.',
  },
  {
    rule: 'no-required-schema-properties-undefined',
    at: /^#\/components\/schemas\/(Profile)?RequestFault\/anyOf\/\d\/required\/0$/,
    why: 'The property is defined beside the anyOf that requires it.',
  },
]

describe('by the rules of Redocly, openapi.yaml', () => {
  let problems: { rule: string; at: string; message: string }[] = []
  beforeAll(async () => {
    const config = await createConfig({
      extends: ['recommended-strict'],
      // The schemas say themselves where no other properties are allowed.
      rules: { 'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true } },
    })
    const found = await lint({ ref: 'openapi.yaml', config })
    problems = found.map(({ ruleId, location, message }) => ({
      rule: ruleId,
      at: location[0]?.pointer ?? '',
      message,
    }))
  })

  test('has no problem but those that are excepted', () => {
    const left = problems.filter(
      (problem) => !exceptions.some(({ rule, at }) => rule === problem.rule && at.test(problem.at)),
    )
    expect(left).toEqual([])
  })

  test.each(exceptions)('needs the exception of $rule: $why', ({ rule, at }) => {
    expect(problems.filter((problem) => rule === problem.rule && at.test(problem.at))).not.toEqual([])
  })
})
