/** The details of section 8 of the contract, "What public clients break on", in its words. */
export const section8Rows = [
  '`POST …/chat/{serviceName}/` with a trailing slash must work as without',
  'answers carry `content-type: application/json`',
  'over real HTTP: CORS headers, and a preflight that allows `apikey` and `content-type`',
  '`/file/limits` accepts multipart **and** form bodies',
  'sloppy form bodies (`message=100% sure & more&userId=…`) must never be a 500',
  'a body sent as `text/plain` (fetch default) or with no body on download/delete must work',
  'JSON bodies, and `transcriptPosition` as a query parameter, are used by some newer clients',
  '`statusCode` is a number, in every answer',
  '`chatId`, `secureKey`, `userId`, `alias`: non-empty strings on create; right (or absent) on every later answer',
  '`alias` and `userId` absent from a request is accepted (only `secureKey` identifies)',
  '`chatEnded` boolean in every answer',
  '`nextPosition` = last index + 1, in every success',
  '`messages` is always an array',
  '`index` is 1-based, unique, ascending, stable: the same event has the same `(index, utcTime, type)` in every answer',
  '`transcriptPosition` is inclusive',
  '`from` on every event; `from.type` in exact case',
  "agent's `ParticipantJoined` comes before its first `Message`/`Typing…`/`PushUrl`",
  '`utcTime` integer ms; `participantId` integer; `type` one of the 13; `userData` values strings',
  'no `errors` key on success, not even `[]`',
  "**a scripted reply is never part of the answer to the `send` that triggered it** – it is a later event on the mock's clock",
  'the last events and `chatEnded: true` come together in one `refresh` answer',
  '`statusCode: 1` is survived by some clients only; five in a row make the widget report "server went offline"',
] as const

export type Section8Row = (typeof section8Rows)[number]
