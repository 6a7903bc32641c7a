import { resetProfiles as rule } from '../../chat/profiles'
import { toPlainProfile } from '../../wire/to-plain-profile'
import type { Operation } from '../operation'

export const resetProfiles: Operation = {
  name: 'resetProfiles',
  method: 'GET',
  path: 'mock/profiles/reset',
  group: 'Profile',
  description: 'Reset profiles',
  parameters: [],
  run: (context) => ({ httpStatus: 200, body: rule(context).map(toPlainProfile) }),
}
