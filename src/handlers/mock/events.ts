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
/** The same for all feeds of a mock together. */
const mostUnreadTogether = 32 * 1_024 * 1_024
/** A feed that has less unread is never the reason. */
const fewUnread = 64 * 1_024

/** Why a feed has to end, for what nobody reads of it; undefined: it goes on. */
function tooMuchUnread(unread: number, feeds: ReadonlySet<() => number>): string | undefined {
  if (unread <= fewUnread) return undefined
  if (unread > mostUnread) return `more than ${mostUnread} bytes of it have not been read`
  let together = 0
  for (const unreadOf of feeds) together += unreadOf()
  if (together <= mostUnreadTogether) return undefined
  return `more than ${mostUnreadTogether} bytes of all feeds together have not been read`
}

function liveFeed({ events, feeds }: ChatContext, chatId: string | undefined): AnswerStream {
  return ({ write, close, unread }) => {
    feeds.add(unread)
    const end = (): void => {
      feeds.delete(unread)
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
          const reason = tooMuchUnread(unread(), feeds)
          write(
            reason === undefined
              ? toServerSentEvent(name, payload)
              : `: this feed ends here, since ${reason}\n\n`,
          )
          if (reason !== undefined) endForAll()
        },
        chatId,
      ),
    )
    stops.push(events.onClear(endForAll))
    return end
  }
}
