// Usage: node http-middleware.mjs PORT. MSW handlers written by hand, over HTTP by @mswjs/http-middleware.

import { createServer } from '@mswjs/http-middleware'
import { HttpResponse, http } from 'msw'
import { Chats } from './chats.mjs'

const chats = new Chats()
const formOf = async (request) => new URLSearchParams(await request.text())

createServer(
  http.post('*/genesys/2/chat/:serviceName/:chatId/send', async ({ params, request }) =>
    HttpResponse.json(chats.send(params.chatId, await formOf(request))),
  ),
  http.post('*/genesys/2/chat/:serviceName/:chatId/refresh', async ({ params, request }) =>
    HttpResponse.json(chats.refresh(params.chatId, await formOf(request))),
  ),
  http.post('*/genesys/2/chat/:serviceName', async ({ request }) =>
    HttpResponse.json(chats.request(await formOf(request))),
  ),
).listen(Number(process.argv[2]), '127.0.0.1')
