/** Bytes that share their memory with nobody: a `Uint8Array<ArrayBuffer>`, which TypeScript before 5.7 has not. */
export type Bytes = ReturnType<Uint8Array['slice']>

/** A request as a server of one's own has it, without `Request`. */
export interface PlainRequest {
  method: string
  /** The whole URL, as `http://localhost:3000/genesys/2/chat/aura`. */
  url: string
  /** By their names, in any letter case. */
  headers: Readonly<Record<string, string>>
  /**
   * As it was sent: the mock decodes what its `content-encoding` names.
   * @default none
   */
  body?: Bytes | undefined
  /**
   * How many bytes the body may have once its `content-encoding` is decoded; a larger one is answered HTTP 413.
   * @default 104857600 – 100 MiB
   */
  bodyLimit?: number | undefined
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined
}

/** An answer that only has to be written. */
export interface PlainAnswer {
  /** 0: there is none, because a fault cuts the connection. */
  httpStatus: number
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>
  body: string | Bytes | null
  /** Where it is there, the answer goes on after the body. */
  stream?: AnswerStream
}

/** The rest of an answer that goes on: begins to write it, and returns what ends that, for a client that has gone. */
export type AnswerStream = (sink: {
  write(text: string): void
  /** Nothing more will come. */
  close(): void
  /** How much of what was written has not been read yet, in bytes; a stream that nobody reads ends itself. */
  unread(): number
}) => () => void
