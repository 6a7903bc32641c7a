import { setProfiles as rule } from '../../chat/profiles'
import type { Operation } from '../operation'

export const setProfiles: Operation = {
  name: 'setProfiles',
  method: 'POST',
  path: 'mock/profiles',
  group: 'Profile',
  description: 'Set several profiles, all or none',
  parameters: [],
  run: (context, { json }) => ({ httpStatus: 200, body: rule(context, json) }),
}
