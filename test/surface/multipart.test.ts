import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGenesysMock, manualClock } from '../../src/index'

/** Without two backslashes in a row, which the platform reads as two: a client that escapes means one by them. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((given) => !given.includes('\\\\'))
/** To a regular expression these end a line, to HTTP they do not. */
const separators = ['a\u2028b', '\u2029Content-Type: text/html']
/** Some look like what a parser looks for. */
const fieldName = fc.oneof(
  text,
  fc.constantFrom('a; filename=b', '"; filename="b', 'a\\', '; name=file', ...separators),
)
/** With what a parser looks for in it. */
const content = fc
  .array(fc.oneof(fc.constantFrom('\r\n', '--', '\r\n--x', '\r\n\r\n', '\r', '"', ';'), text), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''))
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((array) => new Uint8Array(array)),
  content.map((given) => new TextEncoder().encode(given)),
)
const file = fc.record({
  content: bytes,
  name: fieldName.filter((name) => !/[\r\n]/.test(name)).map((name) => `${name}.pdf`),
})

async function upload(body: BodyInit, headers: Record<string, string> = {}) {
  const genesys = createGenesysMock({ clock: manualClock(), strict: false })
  const base = 'http://localhost/genesys/2/chat/aura'
  await genesys.fetch(new Request(base, { method: 'POST', body: new URLSearchParams({ nickname: 'Ana' }) }))
  const { chatId = '' } = genesys.sessions.last() ?? {}
  await genesys.fetch(new Request(`${base}/${chatId}/file`, { method: 'POST', body, headers }))
  return { request: genesys.requests.last(), file: genesys.db.file.getAll()[0] }
}

test('a multipart body is read as the platform reads it, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fieldName, content), file, async (fields, { content, name }) => {
      const form = new FormData()
      for (const [key, value] of Object.entries(fields)) form.append(`field ${key}`, value)
      form.append('file', new File([content], name, { type: 'Application/PDF' }))
      const sent = await new Response(form).blob()
      const read = await new Response(sent, { headers: { 'content-type': sent.type } }).formData()
      const expected = [...read].filter(([key]) => key !== 'file')

      const { request, file } = await upload(form)
      expect(request?.form).toEqual(Object.fromEntries(expected))
      expect(file?.content).toBe(Buffer.from(content).toString('base64'))
      const platforms = read.get('file')
      expect(platforms).toMatchObject({ name: file?.name, type: file?.type })
    }),
    { numRuns: 200 },
  )
})

test('a file that says nothing of its type is text, and a boundary may be quoted', async () => {
  const body = '--a b\r\nContent-Disposition: form-data; filename=note.pdf; name=file\r\n\r\n\r\n--a b--\r\n'
  const { file } = await upload(body, { 'content-type': 'multipart/form-data; boundary="a b"' })
  expect(file).toMatchObject({ name: 'note.pdf', type: 'text/plain', size: 0 })
})

test.each([
  'multipart/form-data;boundary=x',
  'multipart/form-data;  Boundary=x; charset=utf-8',
  'multipart/form-data; boundary="x"',
])('a boundary is read from "%s"', async (type) => {
  const body = '--x\r\nContent-Disposition: form-data ; name=a\r\n\r\nb\r\n--x--'
  expect((await upload(body, { 'content-type': type })).request?.form).toEqual({ a: 'b' })
})

test('what a browser escapes in a name is read as it was', async () => {
  const name = '%22a%22%0D%0Ab%0d%0ac%'
  const body = `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nd\r\n--x--`
  const { request } = await upload(body, { 'content-type': 'multipart/form-data; boundary=x' })
  expect(request?.form).toEqual({ '"a"\r\nb\r\nc%': 'd' })
})

test.each([
  ['ends within a part', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
  ['ends within the head of a part', '--x\r\nContent-Disposition: form-data; name="a"'],
  ['ends after a delimiter', '--x'],
  ['has a part without a name', '--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--'],
  ...['-', '-?', '?-', '\r', '\r?', '?\n'].map((end): [string, string] => [
    `has ${JSON.stringify(end)} behind its last delimiter`,
    `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x${end}\r\nContent-Disposition: form-data; name=c\r\n\r\nd\r\n--x--`,
  ]),
  ['has a part that is an attachment', '--x\r\nContent-Disposition: attachment; name="a"\r\n\r\nb\r\n--x--'],
  [
    'has a part that is form data only in the end',
    '--x\r\nContent-Disposition: attachment; form-data; name="a"\r\n\r\nb\r\n--x--',
  ],
  ['has a part that is no form data', '--x\r\nContent-Type: text/plain\r\n\r\nb\r\n--x--'],
])('a multipart body that %s is not well-formed', async (_, body) => {
  const { request } = await upload(body, { 'content-type': 'multipart/form-data; boundary=x' })
  expect(request?.error?.message).toContain('body: not a well-formed multipart/form-data')
})
