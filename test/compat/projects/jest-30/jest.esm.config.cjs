// For `node --experimental-vm-modules`: nothing is transformed.
module.exports = {
  cacheDirectory: '<rootDir>/node_modules/.cache/jest-esm',
  preset: 'aura-mocks-genesys-api',
  transform: {},
  watchman: false,
}
