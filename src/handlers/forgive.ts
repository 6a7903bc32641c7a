import { isTranscriptPosition } from '../wire/transcript-position'

/** The fields as `strict: false` reads them: a `transcriptPosition` that is none counts as not sent. */
export function forgive(fields: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const position = fields.get('transcriptPosition')
  if (position === undefined || isTranscriptPosition(position)) return fields
  return new Map([...fields].filter(([name]) => name !== 'transcriptPosition'))
}
