import fc from 'fast-check'
import type { Form } from '../../doors/chat-client'

const styles = ['form', 'multipart', 'json', 'text', 'query'] as const

/** A way in which clients send their parameters. */
export type Style = (typeof styles)[number]
export const style = fc.constantFrom<Style>('form', 'form', ...styles)

/** A call of a path with parameters; `file` among them is a file's content. */
export function inStyle(path: string, form: Form, how: Style): [string, RequestInit] {
  const { file, ...texts } = form
  const fields = new URLSearchParams(texts)
  if (file !== undefined || how === 'multipart')
    return [path, { method: 'POST', body: multipart(texts, file) }]
  if (how === 'query') return [`${path}?${fields}`, { method: 'POST' }]
  if (how === 'text') return [path, { method: 'POST', body: fields.toString() }]
  if (how === 'form') return [path, { method: 'POST', body: fields }]
  const headers = { 'content-type': 'application/json' }
  return [path, { method: 'POST', headers, body: JSON.stringify(nested(texts)) }]
}

function multipart(texts: Form, file: string | undefined): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(texts)) form.append(name, value)
  if (file !== undefined) form.append('file', new File([file], 'offer.pdf', { type: 'application/pdf' }))
  return form
}

/** In JSON, the attached data is an object. */
function nested(texts: Form): object {
  const isData = (field: string): boolean => field.startsWith('userData[')
  const entries = Object.entries(texts)
  const userData = entries
    .filter(([field]) => isData(field))
    .map(([field, value]) => [field.slice('userData['.length, -1), value])
  return {
    ...Object.fromEntries(entries.filter(([field]) => !isData(field))),
    ...(userData.length > 0 ? { userData: Object.fromEntries(userData) } : {}),
  }
}
