/** Where lines are written to. */
export interface Terminal {
  write(text: string): unknown
  /** A person looks at it. */
  isTTY?: boolean | undefined
  /** How much of what was written its reader has not read yet, as far as this process has to keep it, in bytes. */
  unread?(): number
  /** Calls back once, with the reason, when what is written does not arrive any more. */
  onLost?(callback: (reason: string) => void): void
}

/** The part of a stream of the process that a terminal is made of. */
interface OutputStream {
  write(text: string): unknown
  on(name: 'error', listener: (error: Error) => void): unknown
  readonly isTTY?: boolean
  readonly writableLength: number
}

/**
 * A stream of the process as a terminal. It may break at any time: the reader of a pipe ends, as `head -1` does, or the
 * disk is full. Without a listener, that would end the process.
 */
export function createTerminal(stream: OutputStream): Terminal {
  const callbacks = new Set<(reason: string) => void>()
  let lost: string | undefined
  stream.on('error', (error) => {
    lost ??= reasonOf(error)
    for (const callback of callbacks) callback(lost)
    callbacks.clear()
  })
  return {
    isTTY: stream.isTTY,
    unread: () => stream.writableLength,
    write(text) {
      // A write to a broken pipe is an error each time.
      if (lost === undefined) stream.write(text)
    },
    onLost(callback) {
      if (lost === undefined) callbacks.add(callback)
      else callback(lost)
    },
  }
}

function reasonOf(error: Error): string {
  return 'code' in error && error.code === 'EPIPE' ? 'nobody reads it any more' : error.message
}
