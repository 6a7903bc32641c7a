import type { Profile, ScheduledEvent } from '../../../src/index'
import { ModelChat } from './chat'

/** What a mock is made with, and its model too. */
export interface Setup {
  /** Whether keys are checked. */
  strict: boolean
  /** Whether the client's own events are pushed, too. */
  notifyRequestor: boolean
}

/** How a client addresses a chat; it may be one that is no more. */
export interface Address {
  chatId: string
  secureKey: string
  userId: string
  serviceName: string
}

export interface ModelJob {
  chatId: string
  dueAt: number
  event: ScheduledEvent
}

/** All of Genesys, as the contract has it: chats, and what is still to happen in them. */
export class World {
  readonly chats = new Map<string, ModelChat>()
  /** Every chat that anybody ever got to know of. */
  readonly addresses: Address[] = []
  #jobs: ModelJob[] = []

  constructor(
    readonly setup: Setup,
    public now: number,
  ) {}

  /** The chat that exists under this address. */
  chatAt(serviceName: string, chatId: string): ModelChat | undefined {
    const chat = this.chats.get(chatId)
    return chat?.ids.serviceName === serviceName ? chat : undefined
  }

  begin(
    address: Address,
    { nickname, userData, profile }: { nickname: string; userData: Record<string, string>; profile: Profile },
  ): ModelChat {
    const { pushUrl, autoMessages = [] } = profile.settings.chat
    const chat = new ModelChat(address, { nickname, userData, pushUrl }, this.setup.notifyRequestor)
    this.chats.set(address.chatId, chat)
    this.addresses.push(address)
    chat.addOwn({ type: 'ParticipantJoined' }, this.now)
    this.schedule(address.chatId, autoMessages)
    return chat
  }

  /** Each event some time after the one before. */
  schedule(chatId: string, events: readonly ScheduledEvent[]): ModelJob[] {
    let dueAt = this.now
    return events.map((event) => {
      dueAt = Math.round(dueAt + (event.timeout ?? 0) * 1_000)
      const job: ModelJob = { chatId, dueAt, event }
      this.#jobs.push(job)
      return job
    })
  }

  scheduledIn(chatId: string): { dueAt: number; event: ScheduledEvent }[] {
    return this.#inOrder()
      .filter((job) => job.chatId === chatId)
      .map(({ dueAt, event }) => ({ dueAt, event }))
  }

  /** Whether something is still to happen. */
  isToCome(job: ModelJob): boolean {
    return this.#jobs.includes(job)
  }

  /** Lets happen, one after the other, what is due by now; what has happened. */
  runDue(): ModelJob[] {
    const happened: ModelJob[] = []
    for (let [job] = this.#inOrder(); job && job.dueAt <= this.now; [job] = this.#inOrder()) {
      const done = job
      happened.push(done)
      this.#jobs = this.#jobs.filter((each) => each !== done)
      this.chats.get(done.chatId)?.addScheduled(done.event, done.dueAt)
      this.cancelWhatEnded()
    }
    return happened
  }

  pass(milliseconds: number): void {
    this.now += milliseconds
    this.runDue()
  }

  /** Nothing happens in a chat that is over, or no more. */
  cancelWhatEnded(): void {
    this.#jobs = this.#jobs.filter(
      ({ chatId }) => this.chats.get(chatId)?.end === undefined && this.chats.has(chatId),
    )
  }

  remove(chatId: string): void {
    this.chats.delete(chatId)
    this.cancelWhatEnded()
  }

  reset(): void {
    this.chats.clear()
    this.cancelWhatEnded()
  }

  #inOrder(): ModelJob[] {
    return this.#jobs.toSorted((one, other) => one.dueAt - other.dueAt)
  }
}
