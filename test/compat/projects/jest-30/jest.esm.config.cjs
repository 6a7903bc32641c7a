// For `node --experimental-vm-modules`: nothing is transformed.
module.exports = {
  cacheDirectory: '<rootDir>/node_modules/.cache/jest-esm',
  fakeTimers: { doNotFake: ['queueMicrotask'] },
  transform: {},
  watchman: false,
}
