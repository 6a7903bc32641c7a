module.exports = { preset: 'aura-mocks-genesys-api', testMatch: ['**/commonjs.test.cjs'], watchman: false }
