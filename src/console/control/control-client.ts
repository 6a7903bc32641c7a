/** Answers a request; undefined: it is not for Genesys. `fetch` of the page, or of a mock. */
export type SendRequest = (request: Request) => Promise<Response | undefined>

/** A call of the mock's own API that was refused, or did not get through. */
export class ControlError extends Error {
  override readonly name = 'ControlError'

  constructor(
    message: string,
    /** 0: there was no answer. */
    readonly httpStatus: number,
  ) {
    super(message)
  }
}

/** A client of the mock's own API, `/genesys/2/mock/…`: all that the console knows of a mock. */
export class ControlClient {
  /** @param baseUrl - What stands before `/genesys/2/`, without a slash at its end. */
  constructor(
    private readonly send: SendRequest,
    private readonly baseUrl: string,
  ) {}

  /**
   * @param isRight - Whether it is what a mock answers, and not somebody who answers everything.
   * @throws ControlError
   */
  async get<Answer>(path: string, isRight: (answer: Answer | null) => boolean = () => true): Promise<Answer> {
    const response = await this.open(path)
    const answer = await this.#json<Answer>(response)
    if (!isRight(answer)) throw this.#notAMock(response)
    return answer
  }

  /**
   * @param body - A form is sent as it is, anything else as JSON.
   * @throws ControlError
   */
  async post<Answer>(path: string, body: FormData | object = {}): Promise<Answer> {
    const isForm = body instanceof FormData
    const init = isForm ? {} : { headers: { 'content-type': 'application/json' } }
    return this.#json(
      await this.open(path, { ...init, method: 'POST', body: isForm ? body : JSON.stringify(body) }),
    )
  }

  /** @throws ControlError */
  async delete<Answer>(path: string): Promise<Answer> {
    return this.#json(await this.open(path, { method: 'DELETE' }))
  }

  /**
   * The answer itself.
   *
   * @throws ControlError
   */
  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.#sent(new Request(`${this.baseUrl}/genesys/2/mock/${path}`, init))
    if (!response)
      throw new ControlError(`${this.baseUrl}/genesys/2/mock/ is not where this mock is. ${remedy}`, 404)
    if (!response.ok)
      throw new ControlError((await adviceIn(response)) ?? this.#status(response), response.status)
    return response
  }

  async #sent(request: Request): Promise<Response | undefined> {
    try {
      return await this.send(request)
    } catch (error) {
      throw new ControlError(error instanceof Error ? error.message : String(error), 0)
    }
  }

  async #json<Answer>(response: Response): Promise<Answer> {
    try {
      const answer: Answer = await response.json()
      return answer
    } catch {
      throw this.#notAMock(response)
    }
  }

  #notAMock({ status }: Response): ControlError {
    return new ControlError(`what ${this.baseUrl}/genesys/2/mock/ answers is not a mock's. ${remedy}`, status)
  }

  #status({ status }: Response): string {
    return `HTTP ${status} from ${this.baseUrl}/genesys/2/mock/. ${remedy}`
  }
}

const remedy = 'Set baseUrl of the console to the baseUrl of the mock, or mock to a mock in this page.'

/** What the errors of an answer advise; undefined: it has none, so it is hardly a mock's. */
async function adviceIn(response: Response): Promise<string | undefined> {
  try {
    const { errors }: { errors: { advice: string }[] } = await response.json()
    return errors.map(({ advice }) => advice).join('; ') || undefined
  } catch {
    return undefined
  }
}
