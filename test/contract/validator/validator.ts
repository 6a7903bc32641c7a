import { type Answer, isObject } from './answer'
import { judgeStatus } from './answer-laws'
import { type Asked, readAsked } from './asked'
import { ChatHistory } from './chat-history'
import { type Call, type Circumstances, judgeCreate, judgeFailure, judgeIds, judgeSuccess } from './chat-laws'
import { demandForm, refusalForm } from './forms'
import { BrokenLaw, demand, laws } from './laws'
import { judgePush, type SeenPush } from './push-laws'
import type { ScriptedJob } from './script'

/**
 * Holds every answer and every push of one mock against the contract. It sees what a client sees, and
 * remembers it.
 */
export class Validator {
  #chats = new Map<string, ChatHistory>()
  #brokenByPushes: BrokenLaw[] = []

  constructor(private readonly circumstances: Circumstances) {}

  /** Takes note of a request; the returned function judges its answer, and throws a `BrokenLaw`. */
  async expectAnswer(request: Request): Promise<(answer: Answer) => void> {
    // A browser's question before a request is none itself.
    if (request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) return () => {}
    const asked = await readAsked(request, this.circumstances.operations)
    if (!asked.isForChatApi) return () => {}
    if (!this.circumstances.strict) forgive(asked)
    const { operation } = asked
    const history = this.#historyOf(asked.chatId)
    const { position, hasEnded, isRemoved } = history
    const call = { asked, history, position, hadEnded: hasEnded, wasRemoved: isRemoved }
    return (answer) =>
      inScene(
        () => sceneOf(asked, answer),
        () => {
          judgeStatus(asked, answer)
          if (answer.status !== 200 || !operation) demandForm(refusalForm, answer.json, laws.refusal)
          else this.#judge({ ...call, operation }, answer)
        },
      )
  }

  /** Takes note of what a chat's other parties are going to do. */
  noteJob(change: 'scheduled' | 'fired' | 'cancelled', job: ScriptedJob): void {
    this.#historyOf(job.chatId).script.note(change, job)
  }

  noteRemoval(chatId: string): void {
    this.#historyOf(chatId).isRemoved = true
  }

  /** Judges a push, when it is queued and when it has come home. Who listens can't fail a test: `finish` does. */
  notePush(push: SeenPush): void {
    try {
      inScene(
        () => `Push: ${JSON.stringify(push)}`,
        () => this.#judgePush(push),
      )
    } catch (error) {
      if (!(error instanceof BrokenLaw)) throw error
      this.#brokenByPushes.push(error)
    }
  }

  /** @throws BrokenLaw when a push has broken one. */
  finish(): void {
    const [first] = this.#brokenByPushes.splice(0)
    if (first) throw first
  }

  /** After a reset, the same identifiers may come again. */
  forget(): void {
    this.#chats = new Map()
  }

  #judge(call: Call, { json }: Answer): void {
    const { operation, asked } = call
    if (operation.name === 'downloadFile' && !(isObject(json) && 'statusCode' in json)) return
    demand(isObject(json), laws.object, `it is ${JSON.stringify(json)}`)
    const { statusCode } = json
    demand(typeof statusCode === 'number', laws.statusCode, `it is ${JSON.stringify(statusCode)}`)
    if (statusCode !== 0) judgeFailure(call, json, this.circumstances)
    else if (asked.chatId === '') judgeCreate(call, json, (chatId) => this.#historyOf(chatId))
    else judgeSuccess(call, json, this.circumstances)
  }

  #judgePush(push: SeenPush): void {
    const { chatId } = push
    const history = this.#historyOf(chatId)
    const envelope = judgePush(push)
    if (envelope) {
      const { chatEnded, nextPosition, messages } = envelope
      judgeIds({ chatId, history }, envelope)
      history.learn({ chatEnded, nextPosition, events: messages })
    }
    history.pushOrder.note(push)
  }

  #historyOf(chatId: string): ChatHistory {
    const history = this.#chats.get(chatId) ?? new ChatHistory()
    this.#chats.set(chatId, history)
    return history
  }
}

function inScene(scene: () => string, judge: () => void): void {
  try {
    judge()
  } catch (error) {
    throw error instanceof BrokenLaw ? new BrokenLaw(error.law, error.what, scene()) : error
  }
}

function sceneOf({ method, url, fields }: Asked, { status, contentType, json }: Answer): string {
  const asked = fields ? JSON.stringify(Object.fromEntries(fields)) : 'a body that is not well-formed'
  return `Request: ${method} ${url}\n  ${asked}\nAnswer: HTTP ${status} ${contentType}\n  ${JSON.stringify(json)}`
}

/** Without strictness, a malformed position counts as not sent. */
function forgive({ fields }: Asked): void {
  if (!/^(-1|\d+)$/.test(fields?.get('transcriptPosition') ?? '0')) fields?.delete('transcriptPosition')
}
