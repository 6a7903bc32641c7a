import { RequestHandler } from 'msw'
import { afterEach, expect, test, vi } from 'vitest'
import { checkMsw } from '../../src/check-msw'

/** The handlers of msw 3 have a base class. */
class HandlerOfMsw3 extends class {} {}

const withResolvers = Object.getOwnPropertyDescriptor(Promise, 'withResolvers')

afterEach(() => {
  Reflect.deleteProperty(Promise, 'withResolvers')
  if (withResolvers) Object.defineProperty(Promise, 'withResolvers', withResolvers)
  vi.unstubAllGlobals()
})

test('msw 3 is refused on a Node that it does not run on', () => {
  Reflect.deleteProperty(Promise, 'withResolvers')
  expect(() => checkMsw(HandlerOfMsw3)).toThrow(
    expect.objectContaining({
      code: 'MSW_NOT_USABLE',
      message: expect.stringContaining('npm install --save-dev msw@2'),
    }),
  )
})

test('msw 3 is accepted where promises have what it needs, and in a page', () => {
  Object.defineProperty(Promise, 'withResolvers', { value: () => {}, configurable: true })
  expect(checkMsw(HandlerOfMsw3)).toBe(HandlerOfMsw3)
  Reflect.deleteProperty(Promise, 'withResolvers')
  vi.stubGlobal('process', undefined)
  expect(checkMsw(HandlerOfMsw3)).toBe(HandlerOfMsw3)
})

test('msw 2 is accepted', () => {
  Reflect.deleteProperty(Promise, 'withResolvers')
  expect(checkMsw(RequestHandler)).toBe(RequestHandler)
})
