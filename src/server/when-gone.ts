import type { ServerResponse } from 'node:http'

/** Calls back once when a response has been sent, or nobody waits for it any more. */
export function whenGone(response: ServerResponse, action: () => void): void {
  const { socket } = response.req
  const gone = (): void => {
    socket.off('close', gone)
    response.off('close', gone)
    action()
  }
  if (socket.destroyed || response.closed) {
    action()
    return
  }
  response.on('close', gone)
  // A response that waits for the one before it on its connection is not told of the connection's end.
  socket.on('close', gone)
}
