import { createGenesysMock, type GenesysMock, manualClock, type Profile } from 'aura-mocks-genesys-api'
import { HttpResponse, http, type PathParams } from 'msw'
import { setupServer } from 'msw/node'
import { Bot, type GenesysPush } from '../src/bot'

/** Where Genesys pushes to the bot. */
export const pushUrl = 'https://bot.example.com/genesys'

/** A customer before a bot, whose Genesys is a mock. */
export interface Stage {
  genesys: GenesysMock
  /** What the customer has on the screen, line by line; what they typed themselves after `> `. */
  screen: string[]
  /** The customer types a line. */
  type(line: string): Promise<void>
  /** Time passes until all has happened that is scripted so far. */
  playOut(): Promise<void>
  /** The chat that the bot has asked for. */
  chatId(): string
  close(): void
}

export function openStage(profiles: Profile[]): Stage {
  const clock = manualClock()
  const genesys = createGenesysMock({ clock, profiles })
  const screen: string[] = []
  const bot = new Bot({
    serviceUrl: 'https://gms.example.com/genesys/2/chat/aura',
    nickname: 'Maria',
    show: (text) => screen.push(text),
  })
  const server = setupServer(
    http.post<PathParams, GenesysPush>(pushUrl, async ({ request }) => {
      bot.receive(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
    ...genesys.handlers,
  )
  server.listen({ onUnhandledRequest: 'error' })

  return {
    genesys,
    screen,
    async type(line) {
      screen.push(`> ${line}`)
      await bot.hear(line)
    },
    async playOut() {
      // Idle timers are scheduled, too, but no part of the script.
      const next = () => genesys.scheduler.pending().find(({ kind }) => kind === 'event' || kind === 'reply')
      for (let job = next(); job; job = next()) await genesys.advance(job.dueAt - clock.now())
    },
    chatId() {
      const session = genesys.sessions.last()
      if (!session) throw new Error('The bot has asked for no chat.')
      return session.chatId
    },
    close() {
      server.close()
      genesys.dispose()
    },
  }
}
