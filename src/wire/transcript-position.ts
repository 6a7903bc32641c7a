import { invalidParameter } from './invalid-parameter'

/**
 * Reads a `transcriptPosition`: 0 none, 1 all, n those from index n on, -1 only the last; undefined when
 * it was not sent.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function parseTranscriptPosition(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (isTranscriptPosition(text)) return Number(text)
  throw invalidParameter(
    'transcriptPosition',
    `expected an integer ≥ 0, or -1 for the last event, got "${text}"`,
    'Send the nextPosition of the answer before.',
  )
}

/** Whether a text is a `transcriptPosition`. */
export function isTranscriptPosition(text: string): boolean {
  return text === '-1' || /^\d+$/.test(text)
}
