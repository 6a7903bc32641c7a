import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { Dice } from './dice'
import { oddNames, oddText, spoiled } from './odd-values'
import type { Template } from './templates'

/** A body, and what it says of itself. */
export interface Body {
  type: string | undefined
  /** Its `content-encoding`; undefined: it names none. */
  coding?: string
  bytes: Uint8Array<ArrayBuffer>
}

type Fields = readonly (readonly [name: string, value: string])[]

const types: readonly string[] = [
  'application/x-www-form-urlencoded',
  'application/json',
  'application/json; charset=utf-16',
  'application/vnd.x+json',
  'text/plain;charset=UTF-8',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary="a b"',
  'multipart/form-data; boundary=part',
  'multipart/mixed; boundary=part',
  'MULTIPART/FORM-DATA; BOUNDARY=part',
  'application/x-www-form-urlencoded; charset=ISO-8859-1',
  'application/x-www-form-urlencoded; charset=utf-16',
  'text/plain; charset="Shift_JIS"',
  'text/plain; charset=iso-2022-jp',
  'application/json; charset=windows-1252',
  'application/json; charset=utf-32',
  'multipart/form-data; charset=x-klingon; boundary=part',
  'multipart/form-data; charset=utf-16; boundary=part',
  'multipart/form-data; boundary="part\\"; charset="',
  `multipart/form-data; boundary=${'part'.repeat(18)}`,
  'application/octet-stream',
  ';;;',
  '',
]

const compressors = { gzip: gzipSync, 'x-gzip': gzipSync, deflate: deflateSync, br: brotliCompressSync }
const codings = ['identity', 'gzip, gzip', 'zstd', 'gzip,', ', ', 'GZIP', '"', 'gzip,'.repeat(100)]

/** The body of a request, right or wrong; undefined: none. */
export function drawBody(dice: Dice, template: Template): Body | undefined {
  const body = drawPlainBody(dice, template)
  return body && dice.chance(0.06) ? encoded(dice, body) : body
}

/** With a content coding, right or wrong. */
function encoded(dice: Dice, body: Body): Body {
  if (dice.chance(0.3)) return { ...body, coding: dice.pick(codings) }
  const [coding, compress] = dice.pick(Object.entries(compressors))
  const chosen = coding === 'deflate' && dice.chance(0.5) ? deflateRawSync : compress
  const bytes = new Uint8Array(chosen(body.bytes))
  return { ...body, coding, bytes: dice.chance(0.2) ? withOddBytes(dice, bytes) : bytes }
}

function drawPlainBody(dice: Dice, { form, json, hasFile }: Template): Body | undefined {
  if (json !== undefined) return maybeBroken(dice, jsonBody(dice.chance(0.7) ? spoiled(dice, json) : json))
  if (form === undefined)
    return dice.chance(0.15) ? maybeBroken(dice, formBody(drawFields(dice, {}))) : undefined
  const fields = drawFields(dice, form)
  const style = dice.below(10)
  if (hasFile || style < 2) return maybeBroken(dice, multipartBody(dice, fields, hasFile === true))
  if (style < 4) return maybeBroken(dice, jsonBody(spoiledObject(dice, fields)))
  if (style < 5) return maybeBroken(dice, { ...formBody(fields), type: dice.pick(types) })
  return maybeBroken(dice, formBody(fields))
}

function drawFields(dice: Dice, form: Readonly<Record<string, string>>): Fields {
  const right = Object.entries(form)
    .filter(() => !dice.chance(0.08))
    .map(([name, value]) => [name, dice.chance(0.12) ? oddText(dice) : value] as const)
  const more = dice.times(dice.chance(0.4) ? 3 : 0, () => [dice.pick(oddNames), oddText(dice)] as const)
  return [...right, ...more]
}

function formBody(fields: Fields): Body {
  const text = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
  return { type: 'application/x-www-form-urlencoded', bytes: encode(text) }
}

function jsonBody(value: unknown): Body {
  return { type: 'application/json', bytes: encode(JSON.stringify(value) ?? '') }
}

function spoiledObject(dice: Dice, fields: Fields): unknown {
  const object = Object.fromEntries(fields)
  return dice.chance(0.5) ? spoiled(dice, object) : object
}

/** As different clients write them, and as none should. */
const fileNames = [
  'filename="a \\"b\\".pdf"',
  'filename="C:\\\\offer.pdf"',
  'filename="\\".pdf',
  'filename="\\"',
  "filename*=UTF-8''na%C3%AFve.pdf",
  "filename=a.pdf; filename*=x-klingon''b.pdf",
  "filename*=UTF-8''%ED%A0%80.pdf",
  "filename*=UTF-8''%",
]

function multipartBody(dice: Dice, fields: Fields, hasFile: boolean): Body {
  const boundary = 'part'
  const parts = fields.map(([name, value]) => `name="${name}"\r\n\r\n${value}`)
  if (hasFile && !dice.chance(0.05)) {
    const fileName = dice.chance(0.3) ? oddText(dice) : 'offer.pdf'
    const type = dice.chance(0.3) ? oddText(dice) : 'application/pdf'
    const more = dice.chance(0.2) ? dice.pick(fileNames) : `filename="${fileName}"`
    parts.push(`name="file"; ${more}\r\ncontent-type: ${type}\r\n\r\nnot a PDF`)
  }
  const text = parts.map((part) => `--${boundary}\r\ncontent-disposition: form-data; ${part}\r\n`).join('')
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: encode(`${text}--${boundary}--\r\n`) }
}

/** Sometimes cut off, turned over in a few bytes, or said to be what it is not. */
function maybeBroken(dice: Dice, body: Body): Body {
  if (dice.chance(0.05)) return { ...body, bytes: body.bytes.slice(0, dice.below(body.bytes.length + 1)) }
  if (dice.chance(0.05)) return { ...body, type: dice.pick(types) }
  if (!dice.chance(0.1)) return body
  return { ...body, bytes: withOddBytes(dice, body.bytes) }
}

export function withOddBytes(dice: Dice, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const broken = Uint8Array.from(bytes)
  if (broken.length === 0) return broken
  for (let count = 1 + dice.below(4); count > 0; count -= 1)
    broken[dice.below(broken.length)] = dice.below(256)
  return broken
}

export function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
