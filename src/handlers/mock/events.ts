import type { ChatContext } from '../../chat/context'
import { genesysMockEventNames } from '../../wire/genesys-mock-events'
import type { AnswerStream } from '../../wire/plain-exchange'
import { toServerSentEvent } from '../../wire/server-sent-event'
import type { Operation } from '../operation'

export const events: Operation = {
  name: 'events',
  method: 'GET',
  path: 'mock/events',
  group: 'Mock',
  description: 'What happens from now on, as server-sent events; ?chatId= for one chat only',
  observes: true,
  parameters: ['chatId'],
  run: (context, { fields }) => ({
    httpStatus: 200,
    body: {},
    text: { type: 'text/event-stream', content: ': what happens from now on\n\n' },
    stream: liveFeed(context, fields.get('chatId')),
  }),
}

/** How much of a feed may be unread, in bytes: one that nobody reads must not fill the memory. */
const mostUnread = 8 * 1_024 * 1_024
const endOfTheUnread = `: this feed ends here, since more than ${mostUnread} bytes of it have not been read\n\n`

function liveFeed({ events }: ChatContext, chatId: string | undefined): AnswerStream {
  return ({ write, close, unread }) => {
    const end = (): void => {
      for (const stop of stops.splice(0)) stop()
    }
    const endForAll = (): void => {
      end()
      close()
    }
    const stops = genesysMockEventNames.map((name) =>
      events.on(
        name,
        (payload) => {
          const isRead = unread() <= mostUnread
          write(isRead ? toServerSentEvent(name, payload) : endOfTheUnread)
          if (!isRead) endForAll()
        },
        chatId,
      ),
    )
    stops.push(events.onClear(endForAll))
    return end
  }
}
