module.exports = {
  cacheDirectory: '<rootDir>/node_modules/.cache/jest-cjs',
  preset: 'aura-mocks-genesys-api',
  transform: { '^.+\\.m?[jt]sx?$': '@swc/jest' },
  watchman: false,
}
