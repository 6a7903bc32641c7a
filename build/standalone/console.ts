export * from 'aura-mocks-genesys-api/console'
