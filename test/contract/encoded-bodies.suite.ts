import { expect, test } from 'vitest'
import type { ContractSuite } from './suite'
import { codesOf, silent } from './warned-chat'

const chatPath = '/genesys/2/chat/aura'
const form = 'application/x-www-form-urlencoded'

async function compressed(text: string, format: CompressionFormat): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream(format))).arrayBuffer()
}

export const encodedBodiesSuite: ContractSuite = (open) => {
  test('the charset that a form declares counts', async () => {
    const opened = open(silent())
    const headers = { 'content-type': `${form}; charset=ISO-8859-1` }
    const { status } = await opened.call(chatPath, { method: 'POST', headers, body: 'nickname=Jos%E9' })
    expect([status, opened.genesys.sessions.last()?.nickname, codesOf(opened)]).toEqual([200, 'José', []])
  })

  test('a text that is not UTF-8, as nothing else is declared, is warned of', async () => {
    const opened = open(silent())
    const headers = { 'content-type': form }
    await opened.call(chatPath, { method: 'POST', headers, body: 'nickname=Jos%E9' })
    expect([opened.genesys.sessions.last()?.nickname, codesOf(opened)]).toEqual([
      'Jos\ufffd',
      ['UNDECODABLE_TEXT'],
    ])
  })

  test('a charset that nothing knows is answered HTTP 415', async () => {
    const opened = open(silent())
    const headers = { 'content-type': `${form}; charset=x-klingon` }
    expect(await opened.call(chatPath, { method: 'POST', headers, body: 'nickname=Ana' })).toMatchObject({
      status: 415,
      body: { errors: [{ code: 415, advice: 'content-type: the charset "x-klingon" is not supported' }] },
    })
  })

  test.each([
    ['gzip', 'gzip'],
    ['X-GZIP', 'gzip'],
    ['deflate', 'deflate'],
    ['deflate', 'deflate-raw'],
    ['identity, gzip', 'gzip'],
  ] as const)('a body with content-encoding %s (%s) is decoded', async (coding, format) => {
    const opened = open(silent())
    const headers = { 'content-type': form, 'content-encoding': coding }
    const body = await compressed('nickname=Zo%C3%AB', format)
    const { status } = await opened.call(chatPath, { method: 'POST', headers, body })
    expect([status, opened.genesys.sessions.last()?.nickname]).toEqual([200, 'Zoë'])
  })

  test('a coding that nothing knows is answered HTTP 415', async () => {
    const opened = open(silent())
    const headers = { 'content-type': form, 'content-encoding': 'compress' }
    expect(await opened.call(chatPath, { method: 'POST', headers, body: 'nickname=Ana' })).toMatchObject({
      status: 415,
      body: { errors: [{ code: 415, advice: `content-encoding: "compress" can't be decoded here` }] },
    })
  })

  test.each(['gzip', 'deflate'])('a body that is not %s, as it says, is refused', async (coding) => {
    const opened = open(silent())
    const headers = { 'content-type': form, 'content-encoding': coding }
    const advice = `body: not well-formed ${coding}, which its content-encoding names`
    expect(await opened.call(chatPath, { method: 'POST', headers, body: 'nickname=Ana' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 100, advice }] },
    })
  })
}
