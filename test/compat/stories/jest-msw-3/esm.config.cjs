// For `node --experimental-vm-modules`: nothing is transformed.
module.exports = {
  preset: 'aura-mocks-genesys-api',
  rootDir: '..',
  testMatch: ['**/jest-story.test.mjs'],
  transform: {},
  watchman: false,
}
