import { type Body, drawBody } from './bodies'
import type { Dice } from './dice'
import { oddText } from './odd-values'
import type { Template } from './templates'

/** A request, as it is given to any door. */
export interface FuzzRequest {
  method: string
  /** From the first slash on. */
  target: string
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer> | undefined
}

const methods = ['GET', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PUT', 'PATCH']

/** A request that is like a template, and wrong in some way or none. */
export function drawRequest(
  dice: Dice,
  template: Template,
  names: Readonly<Record<string, string>>,
): FuzzRequest {
  const filled = fill(dice, template, names)
  const method = dice.chance(0.04) ? dice.pick(methods) : template.method
  const body = method === 'GET' || method === 'HEAD' ? undefined : drawBody(dice, filled)
  return {
    method,
    target: drawTarget(dice, filled.path),
    headers: drawHeaders(dice, body),
    body: body?.bytes,
  }
}

/** A template with what its variable parts stand for, mostly. */
function fill(dice: Dice, template: Template, names: Readonly<Record<string, string>>): Template {
  const isOver = dice.chance(0.1)
  const chosen = isOver
    ? { ...names, chat: `aura/${names.overChatId}`, chatId: names.overChatId, secureKey: names.overSecureKey }
    : names
  const put = (text: string): string =>
    text.replace(
      /\{(\w+)\}/g,
      (whole, name: string) => Object.entries(chosen).find(([key]) => key === name)?.[1] ?? whole,
    )
  const path = template.path.replace(/\{(\w+)\}/g, (whole) => {
    if (!dice.chance(0.06)) return put(whole)
    return escaped(oddText(dice)).replaceAll('/', '%2F')
  })
  const form =
    template.form &&
    Object.fromEntries(Object.entries(template.form).map(([name, value]) => [name, put(value)]))
  return { ...template, path, ...(form && { form }) }
}

function drawTarget(dice: Dice, path: string): string {
  const target = `/genesys/2/${path}`
  const change = dice.below(60)
  if (change === 0) return target.toUpperCase()
  if (change === 1) return `${target}/`
  if (change === 2) return `${target}//${escaped(oddText(dice))}`
  if (change === 3) return `${target}?${escaped(oddText(dice))}=${escaped(oddText(dice))}`
  if (change === 4) return `${target}?userData[__proto__]=x&transcriptPosition=${escaped(oddText(dice))}`
  if (change === 5) return `/some/base/..;/${target}`
  if (change === 6) return target.slice(0, '/genesys/2/'.length + dice.below(path.length + 1))
  if (change === 7)
    return target.replace(/[a-z]/, () => dice.pick(['%', '%2', '%ff', '%00', '%2f', '..', ';', "'", '[']))
  return target
}

/** A part of a target that a URL and a request line can hold. */
function escaped(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd')
  return wellFormed.replace(/[^!-"$-~]/gu, (character) => encodeURIComponent(character))
}

function drawHeaders(dice: Dice, body: Body | undefined): Record<string, string> {
  const headers: Record<string, string> = {}
  const name = dice.chance(0.05) ? 'Content-Type' : 'content-type'
  if (body?.type !== undefined) headers[name] = body.type
  if (body?.coding !== undefined) headers['content-encoding'] = body.coding
  if (dice.chance(0.03)) headers.apikey = inHeader(oddText(dice))
  if (dice.chance(0.02)) headers.origin = inHeader(oddText(dice))
  if (dice.chance(0.02)) headers['access-control-request-method'] = 'POST'
  if (dice.chance(0.02)) headers['access-control-request-headers'] = inHeader(oddText(dice))
  if (dice.chance(0.01)) headers['content-type'] = inHeader(oddText(dice))
  return headers
}

/** What a header can hold; elsewhere a client would refuse to send it. */
function inHeader(text: string): string {
  return text.replace(/[^\t -~\u0080-\u00ff]/g, '').trim()
}
