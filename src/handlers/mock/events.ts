import type { ChatContext } from '../../chat/context'
import { type GenesysMockEvents, genesysMockEventNames } from '../../wire/genesys-mock-events'
import type { Stream } from '../../wire/plain-exchange'
import { toServerSentEvent } from '../../wire/server-sent-event'
import type { Operation } from '../operation'

export const events: Operation = {
  name: 'events',
  method: 'GET',
  path: 'mock/events',
  group: 'Mock',
  description: 'What happens from now on, as server-sent events; ?chatId= for one chat only',
  parameters: ['chatId'],
  run: (context, { fields }) => ({
    httpStatus: 200,
    body: {},
    text: { type: 'text/event-stream', content: ': what happens from now on\n\n' },
    stream: liveFeed(context, fields.get('chatId')),
  }),
}

function liveFeed({ events }: ChatContext, chatId: string | undefined): Stream {
  return ({ write, close }) => {
    const ends = genesysMockEventNames.map((name) =>
      events.on(name, (payload) => {
        if (chatId === undefined || chatIdOf(payload) === chatId) write(toServerSentEvent(name, payload))
      }),
    )
    ends.push(events.onClear(close))
    return () => {
      for (const end of ends) end()
    }
  }
}

function chatIdOf(payload: GenesysMockEvents[keyof GenesysMockEvents]): string | null {
  if ('session' in payload) return payload.session.chatId
  return 'job' in payload ? payload.job.chatId : payload.chatId
}
