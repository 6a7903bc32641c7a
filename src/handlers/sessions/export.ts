import { exportSession as rule } from '../../chat/export-session'
import type { Operation } from '../operation'

export const exportSession: Operation = {
  name: 'exportSession',
  method: 'GET',
  path: 'mock/sessions/{chatId}/export',
  group: 'Session',
  description: 'Export session: the profile that plays its other side again',
  observes: true,
  parameters: ['profile'],
  run: (context, { params, fields }) => ({
    httpStatus: 200,
    body: rule(context, params.chatId, fields.get('profile')),
  }),
}
