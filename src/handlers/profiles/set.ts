import { setProfile as rule } from '../../chat/profiles'
import type { Operation } from '../operation'

export const setProfile: Operation = {
  name: 'setProfile',
  method: 'POST',
  path: 'mock/profiles/{profile}',
  group: 'Profile',
  description: 'Set profile by name',
  parameters: [],
  run: (context, { params, json }) => ({ httpStatus: 200, body: rule(context, params.profile, json) }),
}
