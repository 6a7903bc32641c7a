import type { ContractOperation } from '../contract-operations'

/** A request, as far as it tells what its answer has to be. */
export interface Asked {
  method: string
  url: string
  /** Whether it is for the Chat API, and not for the mock's own. */
  isForChatApi: boolean
  /** The operation at its path; undefined: there is none. */
  operation: ContractOperation | undefined
  serviceName: string
  /** Empty for Request Chat. */
  chatId: string
  /** Whether its body is in another charset than UTF-8, or has a content coding: this reader can't read it then. */
  isEncoded: boolean
  /** The parameters of body and query; undefined: the body can't be read. */
  fields: Map<string, string> | undefined
}

/** Reads a request to one of these operations, without the mock's own parser, which may be what is at fault. */
export async function readAsked(request: Request, operations: readonly ContractOperation[]): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url)
  const [, path] = /\/genesys\/2\/chat(?:\/(.*?))?\/?$/i.exec(pathname) ?? []
  const isMock = /\/genesys\/2\/mock(\/|$)/i.test(pathname)
  const segments = path?.split('/') ?? []
  const isEncoded = saysEncoded(request.headers)
  const fields = isEncoded ? undefined : await readBody(request)
  for (const [name, value] of searchParams) if (fields && !fields.has(name)) fields.set(name, value)
  return {
    method: request.method,
    url: request.url,
    isForChatApi: !isMock && /\/genesys\/2\/chat(\/|$)/i.test(pathname),
    operation: operations.find((each) => fits(each, segments)),
    serviceName: decoded(segments[0] ?? ''),
    chatId: decoded(segments[1] ?? ''),
    isEncoded,
    fields,
  }
}

function saysEncoded(headers: Headers): boolean {
  const [, charset = 'utf-8'] = /charset="?([^\s;"]+)/i.exec(headers.get('content-type') ?? '') ?? []
  return headers.has('content-encoding') || charset.toLowerCase() !== 'utf-8'
}

function fits({ path }: ContractOperation, segments: readonly string[]): boolean {
  const pattern = path.split('/')
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) =>
      part.startsWith('{') ? segments[index] !== '' : part.toLowerCase() === segments[index]?.toLowerCase(),
    )
  )
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

async function readBody(request: Request): Promise<Map<string, string> | undefined> {
  const type = request.headers.get('content-type') ?? ''
  try {
    if (/^multipart\//i.test(type)) return textsOf(await request.formData())
    const text = await request.text()
    if (/json/i.test(type) || /^\s*[[{]/.test(text))
      return text === '' ? new Map() : scalarsOf(JSON.parse(text))
    return textsOf(new URLSearchParams(text))
  } catch {
    return undefined
  }
}

function textsOf(form: FormData | URLSearchParams): Map<string, string> {
  const texts = new Map<string, string>()
  form.forEach((value, name) => {
    if (typeof value === 'string' && !texts.has(name)) texts.set(name, value)
  })
  return texts
}

function scalarsOf(json: unknown): Map<string, string> {
  if (typeof json !== 'object' || json === null) return new Map()
  const scalars = Object.entries(json).filter(([, value]) => value !== null && typeof value !== 'object')
  return new Map(scalars.map(([name, value]) => [name, String(value)]))
}
