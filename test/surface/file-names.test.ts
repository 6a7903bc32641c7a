import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { createGenesysMock, manualClock } from '../../src/index'

const url = 'http://gms.test/genesys/2/chat/aura'
const genesys = createGenesysMock({ clock: manualClock(), strict: false })
afterAll(() => genesys.dispose())

/** What a file is called whose part has this disposition. */
async function nameOf(disposition: string, charset = '') {
  genesys.reset()
  await genesys.answer({ method: 'POST', url: `${url}?nickname=Ana`, headers: {} })
  const head = `Content-Disposition: form-data; name="file"; ${disposition}`
  await genesys.answer({
    method: 'POST',
    url: `${url}/${genesys.sessions.last()?.chatId}/file`,
    headers: { 'content-type': `multipart/form-data; boundary=x${charset && `; charset=${charset}`}` },
    body: new TextEncoder().encode(`--x\r\n${head}\r\n\r\n\r\n--x--`),
  })
  return genesys.db.file.getAll()[0]?.name ?? genesys.requests.last()?.error?.message
}

test.each([
  // Go, Apache HttpClient
  ['filename="a \\"b\\".pdf"', 'a "b".pdf'],
  ['filename="\\"\\".pdf"', '"".pdf'],
  ['filename="C:\\\\offer.pdf"', 'C:\\offer.pdf'],
  ['filename="a\\\\\\"b.pdf"', 'a\\"b.pdf'],
  ['filename="a; x=\\".pdf"', 'a; x=".pdf'],
  ['filename="a\\"; x=b.pdf"', 'a"; x=b.pdf'],
  // Whoever escapes quotation marks only
  ['filename="C:\\a \\"b\\".pdf"', 'C:\\a "b".pdf'],
  // browsers
  ['filename="a %22b%22.pdf"', 'a "b".pdf'],
  ['filename="C:\\offer.pdf"', 'C:\\offer.pdf'],
  ['filename="C:\\new\\offer.pdf"', 'C:\\new\\offer.pdf'],
  ['filename="\\\\server\\offer.pdf"', '\\\\server\\offer.pdf'],
  ['filename="\\%22.pdf"', '\\".pdf'],
  ['filename=offer.pdf', 'offer.pdf'],
  ['Filename = "offer.pdf" ; x', 'offer.pdf'],
  // RFC 8187
  ["filename*=UTF-8''na%C3%AFve%20%22a%22.pdf", 'naïve "a".pdf'],
  ["filename*=utf-8'en'a%2522+b.pdf", 'a%22+b.pdf'],
  ["filename*=ISO-8859-1'es'se%F1or.pdf", 'señor.pdf'],
  ['FILENAME*="UTF-8\'\'%e2%82%ac.pdf"', '€.pdf'],
  // both
  ['filename="na_ve.pdf"; filename*=UTF-8\'\'na%C3%AFve.pdf', 'naïve.pdf'],
  ['filename*=UTF-8\'\'na%C3%AFve.pdf; filename="na_ve.pdf"', 'naïve.pdf'],
  ['filename*=x-klingon\'\'q.pdf; filename="a.pdf"', 'a.pdf'],
  ['filename*=UTF-8\'\'na%EFve.pdf; filename="a.pdf"', 'a.pdf'],
  ['filename*=b.pdf; filename="a.pdf"', 'a.pdf'],
  ['filename*=b.pdf', 'b.pdf'],
])('%s is %s', async (disposition, name) => {
  expect(await nameOf(disposition)).toBe(name)
})

test('a name is read in the charset of the body', async () => {
  expect(await nameOf('filename="\u00f1.pdf"', 'utf-8')).toBe('ñ.pdf')
  expect(await nameOf('filename="\u00f1.pdf"', 'windows-1252')).toBe('Ã±.pdf')
})

const ending = '.pdf'
const name = fc
  .array(
    fc.oneof(fc.constantFrom('"', '\\', '; filename=', '=', ' ', "'"), fc.string({ unit: 'grapheme' })),
    {
      maxLength: 6,
    },
  )
  .map((pieces) => pieces.join('').replace(/[\r\n%]/g, ''))

test('whatever Go and Apache HttpClient escape is read as it was', async () => {
  await fc.assert(
    fc.asyncProperty(name, name, async (other, file) => {
      const escaped = (text: string) => text.replace(/["\\]/g, '\\$&')
      const disposition = `other="${escaped(other)}"; filename="${escaped(file)}${ending}"; x="${escaped(other)}"`
      expect(await nameOf(disposition)).toBe(file + ending)
    }),
    { numRuns: 300 },
  )
})

test('whatever a browser sends is read as it was, but for two backslashes that would be escapes', async () => {
  await fc.assert(
    fc.asyncProperty(name, name, async (other, file) => {
      fc.pre(!/\\\\/.test(other + ending) && !/\\\\/.test(file))
      const escaped = (text: string) => text.replaceAll('"', '%22')
      const disposition = `other="${escaped(other)}"; filename="${escaped(file)}${ending}"`
      expect(await nameOf(disposition)).toBe(file + ending)
    }),
    { numRuns: 300 },
  )
})
