import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { eventually, openConsole, quietProfile } from './open-console'

const evil = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>`

test('whatever somebody writes is text', async () => {
  const { page, startChat, view, genesys } = await openConsole({ profiles: [quietProfile] })
  const chat = await startChat({ nickname: evil, subject: evil, 'userData[evil]': evil })
  await chat.call('send', { message: evil, messageType: evil })
  await fetch(`${new URL(page.url()).origin}/genesys/2/mock/profiles/${encodeURIComponent(evil)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ settings: { chat: {} } }),
  })
  await genesys.agent(chat.chatId, { nickname: evil }).join()
  await page.getByRole('log').getByText(evil).first().waitFor()
  for (const name of ['Due', 'Pushes', 'Requests', 'Faults', 'Profiles', 'Script']) {
    const shown = await view(name)
    for (const entry of await shown.locator('summary').all()) await entry.click()
  }
  expect(await page.locator('img').count()).toBe(0)
  expect(await page.title()).toBe('Genesys mock: agent console')
})

test('its page asks nobody but its own server, and keeps to its policy', async () => {
  const { page, server, asked, problems, startChat, view } = await openConsole()
  await startChat()
  await page.getByRole('log').waitFor()
  for (const name of ['Pushes', 'Requests', 'Faults', 'Profiles', 'Script']) await view(name)
  expect(asked.filter((url) => !url.startsWith(server.url) && url !== 'data:,')).toEqual([])
  expect(problems).toEqual([])
})

test('its page allows no script but its own, no frame around it, and no other host', async () => {
  const { server, page } = await openConsole()
  const { headers } = await fetch(`${server.url}/genesys/2/mock/console`)
  const policy = headers.get('content-security-policy')
  expect(policy).toMatch("default-src 'none'")
  expect(policy).not.toMatch('unsafe')
  expect(policy).toMatch("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  const script = page.addScriptTag({ content: 'document.title = "hacked"' })
  await script.catch(() => {})
  await eventually(() => page.title()).toBe('Genesys mock: agent console')
})

test('it weighs at most 60 kB', async () => {
  const { server } = await openConsole()
  const script = await (await fetch(`${server.url}/genesys/2/mock/console.js`)).text()
  expect(gzipSync(script).length).toBeLessThanOrEqual(60_000)
})

test('the main entry has nothing of it', async () => {
  const packageFolder = inject('packageFolder')
  expect(await readFile(join(packageFolder, 'console.js'), 'utf8')).toContain('genesys-console')
  expect(await readFile(join(packageFolder, 'index.js'), 'utf8')).not.toContain('genesys-console')
})
