// Jest uses babel-jest where no transform is set.
module.exports = {
  preset: 'aura-mocks-genesys-api',
  testMatch: ['**/*.test.js'],
  watchman: false,
}
