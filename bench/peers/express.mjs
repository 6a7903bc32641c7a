// Usage: node express.mjs PORT. The mock by hand on Express.

import express from 'express'
import { Chats } from './chats.mjs'

const chats = new Chats()
const app = express()
// As the others do, who keep the form as it is.
app.use(express.text({ type: 'application/x-www-form-urlencoded' }))
const formOf = ({ body }) => new URLSearchParams(body)

app.post('/genesys/2/chat/:serviceName', (request, response) => {
  response.json(chats.request(formOf(request)))
})
app.post('/genesys/2/chat/:serviceName/:chatId/send', (request, response) => {
  response.json(chats.send(request.params.chatId, formOf(request)))
})
app.post('/genesys/2/chat/:serviceName/:chatId/refresh', (request, response) => {
  response.json(chats.refresh(request.params.chatId, formOf(request)))
})
app.listen(Number(process.argv[2]), '127.0.0.1')
