import { listProfiles as rule } from '../../chat/profiles'
import type { Operation } from '../operation'

export const listProfiles: Operation = {
  name: 'listProfiles',
  method: 'GET',
  path: 'mock/profiles',
  group: 'Profile',
  description: 'Get profiles',
  parameters: [],
  run: (context) => ({ httpStatus: 200, body: rule(context) }),
}
