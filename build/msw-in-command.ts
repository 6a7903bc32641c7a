// Stands for msw in the command, which answers over HTTP only: importing the original takes longer than all else that
// the command does before it listens.

/** The handlers that a mock makes of this nobody uses. */
export class RequestHandler {}

export function passthrough(): never {
  throw new Error('Failed to let a request through: in the command there are no MSW handlers.')
}
