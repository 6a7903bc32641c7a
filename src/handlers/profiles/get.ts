import { findProfile } from '../../chat/profiles'
import { toPlainProfile } from '../../wire/to-plain-profile'
import type { Operation } from '../operation'

export const getProfile: Operation = {
  name: 'getProfile',
  method: 'GET',
  path: 'mock/profiles/{profile}',
  group: 'Profile',
  description: 'Get profile by name',
  observes: true,
  parameters: [],
  run: (context, { params }) => ({
    httpStatus: 200,
    body: toPlainProfile(findProfile(context, params.profile)),
  }),
}
