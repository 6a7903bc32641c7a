import { isTranscriptPosition } from '../../wire/transcript-position'
import type { LintRule } from './lint-rule'

export const refreshWithoutPosition: LintRule = {
  code: 'REFRESH_WITHOUT_POSITION',
  inExchange({ operation, body, refusal }) {
    if (operation?.name !== 'refresh') return undefined
    const position = body.fields.get('transcriptPosition')
    // A malformed one that is not forgiven is refused, which says enough.
    const isForgiven = position !== undefined && !refusal && !isTranscriptPosition(position)
    if (position !== undefined && !isForgiven) return undefined
    return (
      `refresh came ${isForgiven ? `with "${position}" for a` : 'without a'} transcriptPosition. ` +
      'Genesys then sends the whole transcript every time, so that the client gets every event again with each poll. ' +
      'Send the nextPosition of the answer before as transcriptPosition, or 1 for all.'
    )
  },
}
