module.exports = {
  preset: 'aura-mocks-genesys-api',
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.tsx?$': 'ts-jest' },
  watchman: false,
}
