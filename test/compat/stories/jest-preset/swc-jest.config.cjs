module.exports = {
  preset: 'aura-mocks-genesys-api/jest-preset',
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.(t|j)sx?$': '@swc/jest' },
  watchman: false,
}
