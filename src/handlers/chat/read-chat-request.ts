import type { ChatCredentials } from '../../chat/find-chat'
import type { TranscriptPosition } from '../../chat/transcript'
import { parseTranscriptPosition } from '../../wire/transcript-position'
import type { OperationRequest } from '../operation'

/** The parameters that every operation on a chat has. */
export function readChatRequest({ params, fields }: OperationRequest): ChatCredentials & {
  transcriptPosition: TranscriptPosition | undefined
} {
  return {
    serviceName: params.serviceName,
    chatId: params.chatId,
    secureKey: fields.get('secureKey'),
    userId: fields.get('userId'),
    transcriptPosition: parseTranscriptPosition(fields.get('transcriptPosition')),
  }
}
