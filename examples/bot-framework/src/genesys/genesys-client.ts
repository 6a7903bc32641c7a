import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios'
import { GenesysError } from './genesys-error'
import type { ChatFile, ChatKeys, GenesysResponse } from './response'

export interface GenesysClientOptions {
  /** The service whose agents take over, as `https://gms.example.com/genesys/2/chat/aura`. */
  serviceUrl: string
  /** How long a request may take, in milliseconds. Default: 10,000. */
  timeout?: number
  /** How often a request is repeated when that may help. Default: 2. */
  retries?: number
  /** Milliseconds before a request is repeated. Default: 500. */
  retryDelay?: number
}

/**
 * The Genesys Chat API v2, as far as the bot uses it. Every method throws a GenesysError.
 *
 * `position` asks for the events of the chat from that index on. The response has them in `messages`.
 */
export class GenesysClient {
  readonly #http: AxiosInstance
  readonly #retries: number
  readonly #retryDelay: number

  constructor({ serviceUrl, timeout = 10_000, retries = 2, retryDelay = 500 }: GenesysClientOptions) {
    this.#http = axios.create({ baseURL: serviceUrl, timeout, method: 'POST' })
    this.#retries = retries
    this.#retryDelay = retryDelay
  }

  /** Opens a chat. The agent sees the user data. */
  requestChat(nickname: string, userData: Record<string, string> = {}): Promise<GenesysResponse & ChatKeys> {
    const entries = Object.entries(userData).map(([key, value]) => [`userData[${key}]`, value])
    return this.#ask('', new URLSearchParams([['nickname', nickname], ...entries]))
  }

  send(chat: ChatKeys, message: string, position: number): Promise<GenesysResponse> {
    return this.#ask(`/${chat.chatId}/send`, formOf(chat, position, { message }))
  }

  startTyping(chat: ChatKeys, position: number): Promise<GenesysResponse> {
    return this.#ask(`/${chat.chatId}/startTyping`, formOf(chat, position))
  }

  refresh(chat: ChatKeys, position: number): Promise<GenesysResponse> {
    return this.#ask(`/${chat.chatId}/refresh`, formOf(chat, position))
  }

  disconnect(chat: ChatKeys, position: number): Promise<GenesysResponse> {
    return this.#ask(`/${chat.chatId}/disconnect`, formOf(chat, position))
  }

  uploadFile(chat: ChatKeys, { name, type, content }: ChatFile, position: number): Promise<GenesysResponse> {
    const form = new FormData()
    for (const [key, value] of formOf(chat, position)) form.set(key, value)
    form.set('file', new File([new Uint8Array(content)], name, { type }))
    return this.#ask(`/${chat.chatId}/file`, form)
  }

  async downloadFile(chat: ChatKeys, fileId: string): Promise<Omit<ChatFile, 'name'>> {
    const url = `/${chat.chatId}/file/${fileId}/download`
    const { data, headers } = await this.#post<ArrayBuffer>(url, formOf(chat, 0), {
      responseType: 'arraybuffer',
    })
    return { type: String(headers['content-type'] ?? 'application/octet-stream'), content: Buffer.from(data) }
  }

  /** Posts a form, and posts it again while that may help. */
  async #ask<Body extends GenesysResponse>(url: string, form: URLSearchParams | FormData): Promise<Body> {
    for (let retriesLeft = this.#retries; ; retriesLeft -= 1) {
      try {
        const { data } = await this.#post<Body>(url, form)
        if (data.statusCode !== 0) throw GenesysError.ofResponse(data)
        return data
      } catch (error) {
        if (!(error instanceof GenesysError && error.mayRetry) || retriesLeft === 0) throw error
        await new Promise((resolve) => setTimeout(resolve, this.#retryDelay))
      }
    }
  }

  async #post<Body>(url: string, form: URLSearchParams | FormData, config: AxiosRequestConfig = {}) {
    try {
      return await this.#http.post<Body>(url, form, config)
    } catch (error) {
      throw GenesysError.ofFailure(error)
    }
  }
}

function formOf(chat: ChatKeys, position: number, more: Record<string, string> = {}): URLSearchParams {
  const { userId, secureKey, alias } = chat
  return new URLSearchParams({ userId, secureKey, alias, transcriptPosition: `${position}`, ...more })
}
