module.exports = {
  preset: 'aura-mocks-genesys-api',
  transform: { '^.+\\.ts$': 'ts-jest' },
}
