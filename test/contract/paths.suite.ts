import { expect, test } from 'vitest'
import { type Form, post } from '../doors/chat-client'
import type { ContractSuite } from './suite'

export const pathsSuite: ContractSuite = (open) => {
  test.each([
    ['GET', '/genesys/2/chat/aura', 'POST'],
    ['PUT', '/genesys/2/chat/aura/x/send', 'POST'],
    ['POST', '/genesys/2/mock/sessions', 'GET or DELETE'],
    ['PATCH', '/genesys/2/mock/profiles/reset', 'GET or POST'],
    ['DELETE', '/genesys/2/mock/chat/aura/x/send', 'POST'],
  ])('%s %s is a 405', async (method, path, methods) => {
    const { status, body } = await open().call(path, { method })
    expect(status).toBe(405)
    expect(body).toEqual({
      errors: [{ code: 405, advice: `the operation at ${path} takes ${methods}, not ${method}` }],
    })
  })

  test.each([
    '/genesys/2/chat',
    '/genesys/2/chat/aura/x/dance',
    '/genesys/2/mock/dance',
    '/genesys/2/chat/a/b/c/d/e',
    '/genesys/2/chat/aura//refresh',
    '/genesys/2/chat//x/refresh',
  ])('POST %s is a 404', async (path) => {
    const { status, body } = await open().call(path, post({}))
    expect(status).toBe(404)
    expect(body).toEqual({ errors: [{ code: 404, advice: `there is no operation at ${path}` }] })
  })

  test('a service may be called "mock"', async () => {
    const { status, body } = await open().call('/genesys/2/chat/mock/x/refresh', post({ secureKey: 'x' }))
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 2, errors: [{ code: 249 }] })
  })

  test.each<[string, string, Form]>([
    ['a chat that is not well escaped', '/genesys/2/chat/aura/%E0%A4%A/refresh', { secureKey: 'x' }],
    ['a chat with a dot', '/genesys/2/chat/aura/..%2F/refresh', { secureKey: 'x' }],
  ])('%s is an unknown chat', async (_, path, form) => {
    const { status, body } = await open().call(path, post(form))
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 2, chatEnded: true, errors: [{ code: 249 }] })
  })
}
