import type { PushFormat } from './push-format'
import type { PushHeaders } from './push-headers'

/** How the pushes of a mock are sent. */
export interface PushOptions {
  notifyRequestor: boolean
  allowHosts: ReadonlySet<string>
  /** Milliseconds. */
  timeout: number
  format: PushFormat
  /** What a push without its payload says. */
  message: string
  /** With which status a receiver takes a push. */
  success: '2xx' | '200'
  headers: PushHeaders
  /** How many more times a failed push is tried. */
  retries: number
  /** Milliseconds. */
  retryDelay: number
}
