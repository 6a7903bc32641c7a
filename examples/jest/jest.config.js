module.exports = {
  testEnvironment: 'node',
  // Three packages that MSW uses are ES modules only, which Jest has to translate before it can require them.
  transform: { '^.+\\.m?[jt]sx?$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(rettime|until-async|@open-draft)/)'],
  // Node and MSW queue their own work with it; faked, that work would wait for the test to run it.
  fakeTimers: { doNotFake: ['queueMicrotask'] },
}
