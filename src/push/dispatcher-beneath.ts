/** Under this key a dispatcher of the entry `./undici` has the one that sends what is not for Genesys. */
export const dispatcherBeneathKey = Symbol.for('aura-mocks-genesys-api: dispatcher beneath')
