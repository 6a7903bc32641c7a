import { type ChatKeys, type GenesysClient, GenesysError, type News } from './genesys-client'

/** How long Genesys is left alone between two requests, in milliseconds. */
const pause = 1_500

export interface Listener {
  onNews(news: News): void
  /** Undefined: all is well again. */
  onProblem(problem: string | undefined): void
}

/**
 * Asks what has happened in a chat, from its beginning, again and again until it has ended.
 *
 * @returns What stops it.
 */
export function followChat(client: GenesysClient, chat: ChatKeys, listener: Listener): () => void {
  let isOver = false
  let position = 1
  const ask = async (): Promise<void> => {
    try {
      const news = await client.refresh(chat, position)
      if (isOver) return
      position = news.nextPosition
      isOver = news.chatEnded
      listener.onProblem(undefined)
      listener.onNews(news)
    } catch (error) {
      if (isOver) return
      isOver = !(error instanceof GenesysError && error.isTemporary)
      listener.onProblem(error instanceof Error ? error.message : String(error))
      if (isOver) listener.onNews({ events: [], nextPosition: position, chatEnded: true })
    }
    if (!isOver) setTimeout(() => void ask(), pause)
  }
  void ask()
  return () => {
    isOver = true
  }
}
