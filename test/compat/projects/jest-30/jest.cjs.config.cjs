// What the README tells users of Jest: msw 2.15 has dependencies that are published as ES modules only.
module.exports = {
  cacheDirectory: '<rootDir>/node_modules/.cache/jest-cjs',
  fakeTimers: { doNotFake: ['queueMicrotask'] },
  transform: { '^.+\\.m?[jt]sx?$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(rettime|until-async|@open-draft)/)'],
  watchman: false,
}
