import type { Dice } from './dice'

/** Texts that something has stumbled over before, here or elsewhere. */
const oddTexts: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '-0',
  '1e999',
  '1e308',
  '0x10',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '0.1',
  '1.5',
  'null',
  'undefined',
  'true',
  'false',
  '{}',
  '[]',
  '[1]',
  '{"a":{"b":[1,null]}}',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '"',
  '{"a":',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'default',
  'reset',
  'vip',
  'Ana',
  '..',
  '../../etc/passwd',
  '%',
  '%2',
  '%00',
  '%0d%0a',
  '%E0%A4%A',
  '\0',
  '\r\nx-evil: 1',
  '\u001b[31m',
  '\u009b31m',
  '\u2028',
  '\u202e',
  '\ud800',
  '\ufeff',
  '💥👩‍👩‍👧',
  'ß'.repeat(50),
  'x'.repeat(5_000),
  '('.repeat(200),
  '(a+)+$',
  '/(/g',
  '/a/zz',
  '{{text}}',
  '{{',
  '{{constructor}}',
  '\\{{0}}',
  'http://127.0.0.1:2/',
  'https://user:pass@evil.example/',
  'http://[::1',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '&',
  '=',
  '+',
  ';',
  '#',
  '?',
]

/** Names of fields that mean something somewhere, and some that never should. */
export const oddNames: readonly string[] = [
  'secureKey',
  'userId',
  'alias',
  'nickname',
  'firstName',
  'lastName',
  'subject',
  'profile',
  'message',
  'messageType',
  'transcriptPosition',
  'pushUrl',
  'eventAttributes',
  'userData',
  'userData[k]',
  'userData[]',
  'userData[__proto__]',
  'userData[constructor][prototype][polluted]',
  'userData[GCTI_Chat_PushSubscribe]',
  'userData[GCTI_GMS_PushDeviceId]',
  'userData[profile]',
  '__proto__',
  '__proto__[polluted]',
  'constructor[prototype][polluted]',
  'file',
  'chatId',
  'fileId',
  'settings',
  'chat',
  'autoMessages',
  'replies',
  'when',
  'pattern',
  'nth',
  'messages',
  'faults',
  'fileLimits',
  'idle',
  'alert',
  'close',
  'flexDisconnectTimeout',
  'aliasChanges',
  'operation',
  'respond',
  'http',
  'statusCode',
  'spoil',
  'delay',
  'drop',
  'times',
  'from',
  'from[type]',
  'from[nickname]',
  'type',
  'text',
  'timeout',
  'chatEnded',
  'scale',
  'milliseconds',
  'summary',
  'state',
  'serviceName',
  'toString',
  '',
]

const oddNumbers: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  1e-320,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  Number.NaN,
]

export function oddText(dice: Dice): string {
  if (dice.chance(0.7)) return dice.pick(oddTexts)
  // Any characters at all.
  return String.fromCodePoint(...dice.times(12, () => dice.below(dice.chance(0.7) ? 256 : 0x11_0000)))
}

/** A JSON value of any form, as something that `JSON.stringify` takes. */
export function oddJson(dice: Dice, depth = 0): unknown {
  const kind = dice.below(depth > 3 ? 4 : 7)
  if (kind === 0) return oddText(dice)
  if (kind === 1) return dice.pick(oddNumbers)
  if (kind === 2) return dice.pick([true, false])
  if (kind === 3) return null
  if (kind === 4) return dice.times(4, () => oddJson(dice, depth + 1))
  return Object.fromEntries(dice.times(4, () => [dice.pick(oddNames), oddJson(dice, depth + 1)]))
}

/** A JSON value in which something, somewhere, is another. */
export function spoiled(dice: Dice, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || dice.chance(0.15)) return oddJson(dice)
  if (Array.isArray(value)) {
    const place = dice.below(value.length + 1)
    const items: unknown[] = value
    return [...items.slice(0, place), spoiled(dice, items[place]), ...items.slice(place + 1)]
  }
  const entries = Object.entries(value)
  if (entries.length === 0 || dice.chance(0.2)) {
    return Object.fromEntries([...entries, [dice.pick(oddNames), oddJson(dice)]])
  }
  const chosen = dice.below(entries.length)
  if (dice.chance(0.2)) return Object.fromEntries(entries.filter((_, index) => index !== chosen))
  return Object.fromEntries(
    entries.map(([name, item], index) => [name, index === chosen ? spoiled(dice, item) : item]),
  )
}
