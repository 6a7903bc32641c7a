import { createApp } from './app'

const { GENESYS_URL = 'http://127.0.0.1:3000/genesys/2/chat/aura', PORT = '3978' } = process.env

createApp({ genesys: { serviceUrl: GENESYS_URL } }).listen(Number(PORT), '127.0.0.1', () => {
  console.log(`The bot is at http://127.0.0.1:${PORT}/api/messages`)
})
