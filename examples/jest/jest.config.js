module.exports = {
  preset: 'aura-mocks-genesys-api',
}
