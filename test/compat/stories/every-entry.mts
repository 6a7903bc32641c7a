import { createGenesysMock, type GenesysMock, type PlainAnswer } from 'aura-mocks-genesys-api'
import { type GenesysWorker, setupGenesysWorker } from 'aura-mocks-genesys-api/browser'
import { defineGenesysConsole, type GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import { genesysMatchers as jestMatchers } from 'aura-mocks-genesys-api/jest'
import { type ServedGenesys, serveGenesys } from 'aura-mocks-genesys-api/playwright'
import { parseProfiles } from 'aura-mocks-genesys-api/profiles'
import { type GenesysServer, startGenesysServer } from 'aura-mocks-genesys-api/server'
import { genesysDispatcher } from 'aura-mocks-genesys-api/undici'
import { genesysMatchers as vitestMatchers } from 'aura-mocks-genesys-api/vitest'
import type { Dispatcher } from 'undici'

// Never run: it compiles, or the published types are wrong. For TypeScript 5.4 and later.

const genesys: GenesysMock = createGenesysMock({ profiles: parseProfiles('[]') })

defineGenesysConsole()
const element: GenesysConsoleElement = document.createElement('genesys-console')
element.mock = genesys

export const worker: Promise<GenesysWorker> = setupGenesysWorker({ persist: true })
export const server: Promise<GenesysServer> = startGenesysServer({ mock: genesys })
export const serve = (page: Parameters<typeof serveGenesys>[0]): Promise<ServedGenesys> =>
  serveGenesys(page, genesys)
export const dispatcher: Dispatcher = genesysDispatcher(genesys, { onUnhandledRequest: 'error' })
export const matchers: (typeof vitestMatchers)[] = [jestMatchers, vitestMatchers]

export async function answer(url: string): Promise<Response> {
  const plain: PlainAnswer | undefined = await genesys.answer({ method: 'GET', url, headers: {} })
  return new Response(plain?.body, { status: plain?.httpStatus })
}

// Were a type lost on the way and became `any`, these would be no errors.
// @ts-expect-error: no such theme
element.theme = 'blue'
// @ts-expect-error: no such option
setupGenesysWorker({ persist: 'always' })
// @ts-expect-error: no such option
startGenesysServer({ path: '/' })
// @ts-expect-error: no text
parseProfiles(1)
