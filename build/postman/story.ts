import { agentChapter } from './chapters/agent'
import { customerChapter } from './chapters/customer'
import { endChapter } from './chapters/end'
import { faultsChapter } from './chapters/faults'
import { filesChapter } from './chapters/files'
import { profilesChapter } from './chapters/profiles'
import { secondChatChapter } from './chapters/second-chat'
import { sessionsChapter } from './chapters/sessions'
import { timeChapter } from './chapters/time'
import type { PostmanCollection, PostmanEnvironment } from './postman-format'
import { toCollection } from './to-collection'

/** The collection: a chat from its beginning to its end, from top to bottom. */
export function postmanCollection(): PostmanCollection {
  return toCollection(
    {
      name: 'aura-mocks-genesys-api',
      description:
        'A chat with a mock of the Genesys Chat API v2, from its beginning to its end. Run it from top to bottom: each request works with what those before it have left in the collection variables. Written by `npm run postman`.',
    },
    [
      profilesChapter,
      customerChapter,
      filesChapter,
      agentChapter,
      sessionsChapter,
      secondChatChapter,
      timeChapter,
      faultsChapter,
      endChapter,
    ],
    {
      serviceName: 'customer-support',
      profile: 'postman',
      pushUrl: 'http://127.0.0.1:4000/genesys/messages',
      chatId: '',
      secureKey: '',
      userId: '',
      alias: '',
      nextPosition: '1',
      lastIndex: '',
      fileId: '',
      fileSize: '',
      otherChatId: '',
      faultId: '',
      jobId: '',
      scale: '1',
    },
  )
}

/** Where the collection finds the mock. */
export function postmanEnvironment(): PostmanEnvironment {
  return {
    name: 'aura-mocks-genesys-api, local',
    values: [{ key: 'baseUrl', value: 'http://127.0.0.1:3000', type: 'default', enabled: true }],
    _postman_variable_scope: 'environment',
  }
}
