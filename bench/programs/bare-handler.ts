import { HttpResponse, http } from 'msw'

/** The least that can answer `send`: one handler that answers always the same. */
export const bareHandler = http.post('*/genesys/2/chat/:serviceName/:chatId/send', () =>
  HttpResponse.json({
    messages: [],
    chatEnded: false,
    statusCode: 0,
    alias: '117',
    secureKey: '02f8e3936f763afffcce',
    userId: '052B5F58EBCF069A',
    chatId: '0008TaFN3SE300QU',
    nextPosition: 3,
  }),
)

/** The chat that it stands for. */
export const bareChat = { chatId: '0008TaFN3SE300QU', secureKey: '02f8e3936f763afffcce' }
