import { requestChat as rule } from '../../chat/request-chat'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'

export const requestChat: Operation = {
  name: 'requestChat',
  method: 'POST',
  path: 'chat/{serviceName}',
  group: 'Chat',
  description: 'Request Chat',
  parameters: ['nickname', 'firstName', 'lastName', 'subject', 'emailAddress', 'userData[…]', 'profile'],
  run(context, request) {
    const { params, fields } = request
    const userData = request.userData()
    const result = rule(context, {
      serviceName: params.serviceName,
      nickname: fields.get('nickname'),
      firstName: fields.get('firstName'),
      lastName: fields.get('lastName'),
      subject: fields.get('subject'),
      emailAddress: fields.get('emailAddress'),
      userData,
      profile: fields.get('profile') || userData.profile,
    })
    return { httpStatus: 200, body: toAnswer(result) }
  },
}
