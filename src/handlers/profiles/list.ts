import { listProfiles as rule } from '../../chat/profiles'
import { toPlainProfile } from '../../wire/to-plain-profile'
import type { Operation } from '../operation'

export const listProfiles: Operation = {
  name: 'listProfiles',
  method: 'GET',
  path: 'mock/profiles',
  group: 'Profile',
  description: 'Get profiles',
  observes: true,
  parameters: [],
  run: (context) => ({ httpStatus: 200, body: rule(context).map(toPlainProfile) }),
}
