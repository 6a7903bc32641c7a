import { createGenesysMock } from 'aura-mocks-genesys-api'
import { type GenesysMatchers, genesysMatchers } from 'aura-mocks-genesys-api/jest'

// Never run: it compiles, or the published types of the matchers are wrong.

expect.extend(genesysMatchers)

const genesys = createGenesysMock()
expect(genesys).toHaveReceivedMessage('Hi', { chatId: 'some' })
expect(genesys).not.toHavePushed({ type: 'ParticipantJoined', text: expect.any(String) })
expect(genesys).toBeEnded({ by: 'agent' })
export const nothing: ReturnType<GenesysMatchers['toHaveNothingPending']> =
  expect(genesys).toHaveNothingPending()

// As a value that stands for a mock.
expect({ genesys }).toEqual({ genesys: expect.toHavePushed('Hi', { chatId: 'some' }) })
expect({ genesys }).toEqual({ genesys: expect.not.toBeEnded({ by: 'agent' }) })

// Were a type lost on the way and became `any`, these would be no errors.
// @ts-expect-error: no such end
expect(genesys).toBeEnded({ by: 'nobody' })
// @ts-expect-error: no such matcher
expect(genesys).toHaveNothingLeft()
// @ts-expect-error: no such end
expect.toBeEnded({ by: 'nobody' })
// @ts-expect-error: no such end
expect.not.toBeEnded({ by: 'nobody' })
// @ts-expect-error: no such matcher
expect.toHaveNothingLeft()
// @ts-expect-error: no such matcher
expect.not.toHaveNothingLeft()
