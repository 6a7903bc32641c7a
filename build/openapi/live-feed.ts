import type { ShownCall } from './shown-calls'
import { type ExampleRequest, onStage, urlOf } from './stage'
import { usualRequest, withFields } from './usual-request'

/** The feed of live events of a chat while its client refreshes, someone joins, and the client leaves. */
export function showLiveFeed(): Promise<ShownCall> {
  return onStage(async (stage) => {
    const { genesys, call } = stage
    const request: ExampleRequest = usualRequest('events', stage)
    const response = await fetch(urlOf(request))
    await call(withFields(usualRequest('refresh', stage), { transcriptPosition: undefined }))
    await genesys.advance(1_000)
    await genesys.settled()
    await call(usualRequest('disconnect', stage))
    // It would go on for ever.
    genesys.dispose()
    const { status, headers } = response
    const mediaType = headers.get('content-type') ?? ''
    return {
      name: 'shortChat',
      summary: 'The client refreshes, someone joins, and the client leaves',
      request,
      answer: { status, mediaType, body: await response.text(), error: undefined, operation: undefined },
    }
  })
}
