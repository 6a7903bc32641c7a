/** Something a feed has told of. */
export interface FedEvent {
  name: string
  data: { chatId?: string; event?: { text?: string } }
}

/** The reader of a feed, as a client's. */
export interface FeedReader {
  /** The next thing; undefined: the feed has ended. */
  next(): Promise<FedEvent | undefined>
  /** The next things. */
  take(count: number): Promise<FedEvent[]>
  /** All that is still to come, until the feed ends, as it was written. */
  rest(): Promise<string>
  cancel(): Promise<void>
}

/** Reads a feed; its first comment has been read. */
export async function readFeed(response: Response | undefined): Promise<FeedReader> {
  if (!response?.body) throw new Error('There is no feed.')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const more = async (): Promise<boolean> => {
    const { done, value = '' } = await reader.read()
    text += value
    return !done
  }
  const block = async (): Promise<string | undefined> => {
    while (!text.includes('\n\n')) if (!(await more())) return undefined
    const end = text.indexOf('\n\n') + 2
    const found = text.slice(0, end)
    text = text.slice(end)
    return found
  }
  const next = async (): Promise<FedEvent | undefined> => {
    const found = await block()
    if (found === undefined) return undefined
    // One name, one line of data, and nothing else.
    const [, name, data] = /^event: (\w+)\ndata: ([^\n]*)\n\n$/.exec(found) ?? []
    if (name === undefined || data === undefined) throw new Error(`No event: ${found}`)
    return { name, data: JSON.parse(data) }
  }
  const beginning = await block()
  if (beginning !== ': what happens from now on\n\n') throw new Error(`No beginning: ${beginning}`)
  return {
    next,
    async take(count) {
      const taken: FedEvent[] = []
      while (taken.length < count) {
        const event = await next()
        if (!event) throw new Error(`The feed ended after ${taken.length} of ${count}.`)
        taken.push(event)
      }
      return taken
    },
    async rest() {
      while (await more());
      return text
    },
    cancel: () => reader.cancel(),
  }
}
