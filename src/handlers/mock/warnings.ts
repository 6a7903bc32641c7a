import { cloneJson } from '../../runtime/clone-json'
import type { Operation } from '../operation'

export const listWarnings: Operation = {
  name: 'listWarnings',
  method: 'GET',
  path: 'mock/warnings',
  group: 'Log',
  description: 'Get the warnings: what real Genesys would punish; ?chatId= for those of one chat',
  observes: true,
  parameters: ['chatId'],
  run({ db }, { fields }) {
    const chatId = fields.get('chatId')
    const warnings = db.warnings.all().filter((warning) => chatId === undefined || warning.chatId === chatId)
    return { httpStatus: 200, body: warnings.map((warning) => cloneJson(warning)) }
  },
}
