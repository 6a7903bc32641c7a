import { findProfile } from '../../chat/profiles'
import type { Operation } from '../operation'

export const getProfile: Operation = {
  name: 'getProfile',
  method: 'GET',
  path: 'mock/profiles/{profile}',
  group: 'Profile',
  description: 'Get profile by name',
  parameters: [],
  run: (context, { params }) => ({ httpStatus: 200, body: findProfile(context, params.profile) }),
}
