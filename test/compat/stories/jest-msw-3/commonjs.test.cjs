test('what to do is said where msw 3 can not be required', () => {
  let error
  try {
    require('aura-mocks-genesys-api')
  } catch (thrown) {
    error = thrown
  }
  expect(error).toMatchObject({ code: 'MSW_NOT_USABLE', name: 'GenesysMockError' })
  expect(error.message).toContain("preset: 'aura-mocks-genesys-api'")
  expect(error.message).toContain('npm install --save-dev msw@2')
})
