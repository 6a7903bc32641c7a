module.exports = {
  testEnvironment: 'node',
  // Three packages that MSW uses are ES modules only, which Jest has to translate before it can require them.
  transform: { '^.+\\.m?[jt]sx?$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(rettime|until-async|@open-draft)/)'],
  // Node's own fetch needs the real queueMicrotask.
  fakeTimers: { doNotFake: ['queueMicrotask'] },
}
