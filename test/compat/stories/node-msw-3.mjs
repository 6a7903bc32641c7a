import assert from 'node:assert/strict'

// msw 3 loads on Node 20, and fails at the first request: the first import has to say so.

let message = ''
try {
  await import('aura-mocks-genesys-api')
} catch (error) {
  assert.equal(error.code, 'MSW_NOT_USABLE')
  message = error.message
}
if ('withResolvers' in Promise) assert.equal(message, '')
else assert.match(message, /msw 3 needs Node 22.*npm install --save-dev msw@2/)
