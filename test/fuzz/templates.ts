/** The right request of an operation, from which wrong ones are made. */
export interface Template {
  method: string
  /** Below `/genesys/2/`; `{chat}` stands for `aura/{chatId}` of a chat that there is. */
  path: string
  /** The fields of a form. */
  form?: Readonly<Record<string, string>>
  json?: unknown
  hasFile?: boolean
  isNeverTaken?: boolean
}

const event = { from: { type: 'Agent', nickname: 'Eva' }, type: 'Message', text: 'Hi', timeout: 1 }

const chat = {
  pushUrl: 'http://127.0.0.1:2/',
  autoMessages: [event],
  replies: [{ when: { pattern: 'o(?<x>.)', nth: 1 }, messages: [{ ...event, text: '{{x}} {{text}}' }] }],
  faults: [{ operation: 'send', nth: 2, times: 'always', respond: { http: 404 } }],
  fileLimits: { uploadMaxFiles: 3, uploadFileTypes: ['pdf'] },
  idle: { alert: 255, alert2: 0, close: 45 },
  flexDisconnectTimeout: 60,
  aliasChanges: [{ timeout: 10, alias: '1323' }],
}

const inChat = (operation: string, form: Record<string, string> = {}): Template => ({
  method: 'POST',
  path: `chat/{chat}/${operation}`,
  form: { secureKey: '{secureKey}', transcriptPosition: '0', ...form },
})

const looking = [
  'mock/sessions',
  'mock/sessions?state=active&summary=true',
  'mock/sessions/stats',
  'mock/sessions/keys',
  'mock/sessions/{chatId}',
  'mock/sessions/{chatId}/export?profile=x',
  'mock/profiles',
  'mock/profiles/default',
  'mock/profiles/reset',
  'mock/faults',
  'mock/scheduler',
  'mock/pushes?chatId={chatId}',
  'mock/requests?chatId={chatId}',
  'mock/health',
  'mock/events?chatId={chatId}',
].map((path): Template => ({ method: 'GET', path }))

/** One for each operation, at least. */
export const templates: readonly Template[] = [
  {
    method: 'POST',
    path: 'chat/aura',
    form: { nickname: 'Ana', subject: 'Hi', 'userData[k]': 'v', profile: 'default' },
  },
  inChat('send', { message: 'Hello', messageType: 'text', eventAttributes: '{"a":{"b":1}}' }),
  inChat('send', { message: 'José ¿100 €?' }),
  inChat('refresh'),
  inChat('disconnect'),
  inChat('startTyping', { message: 'Hel' }),
  inChat('stopTyping'),
  inChat('pushUrl', { pushUrl: 'http://127.0.0.1:2/' }),
  inChat('updateNickname', { nickname: 'Zoë' }),
  inChat('customNotice', { message: 'x', eventAttributes: '{"a":1}' }),
  inChat('updateData', { 'userData[k]': 'v' }),
  inChat('readReceipt', { transcriptPosition: '1' }),
  { ...inChat('file', { 'userData[file-description]': 'x' }), hasFile: true },
  inChat('file/limits'),
  inChat('file/{fileId}/download'),
  inChat('file/{fileId}/delete'),
  ...looking,
  { method: 'DELETE', path: 'mock/sessions/{chatId}' },
  { method: 'DELETE', path: 'mock/sessions?chatId={chatId}' },
  { method: 'POST', path: 'mock/profiles/vip', json: { profile: 'vip', settings: { chat } } },
  { method: 'POST', path: 'mock/profiles', json: [{ profile: 'vip', settings: { chat } }] },
  {
    method: 'POST',
    path: 'mock/faults',
    json: [
      { operation: 'refresh', times: 5, respond: { statusCode: 1, code: 5, advice: 'x' } },
      { operation: 'push', nth: 2, delay: 20 },
      { respond: { spoil: 'noChatId' }, delay: 10 },
    ],
  },
  { method: 'DELETE', path: 'mock/faults' },
  { method: 'DELETE', path: 'mock/faults/fault-1' },
  { method: 'POST', path: 'mock/chat/{chat}/send', json: [event, { ...event, chatEnded: true }] },
  {
    method: 'POST',
    path: 'mock/chat/{chat}/send',
    form: { type: 'Message', 'from[type]': 'Agent', text: 'x' },
  },
  { method: 'POST', path: 'mock/chat/{chat}/file', form: { 'from[nickname]': 'Eva' }, hasFile: true },
  { method: 'POST', path: 'mock/scheduler/pause' },
  { method: 'POST', path: 'mock/scheduler/resume' },
  { method: 'POST', path: 'mock/scheduler/next' },
  { method: 'POST', path: 'mock/scheduler/jobs/{jobId}/run' },
  { method: 'DELETE', path: 'mock/scheduler/jobs/{jobId}' },
  // Always refused, for the clock is a manual one.
  { method: 'POST', path: 'mock/clock', json: { scale: 0.5 }, isNeverTaken: true },
  { method: 'POST', path: 'mock/clock/advance', json: { milliseconds: 10 } },
  { method: 'POST', path: 'mock/reset' },
]
