import { rm } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { buildPackage } from './build-package.ts'
import { chromiumArguments, findChromium } from './find-chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's Chromium listens. */
    chromiumEndpoint: string
    /** The folder with the built package. */
    packageFolder: string
  }
}

/** Builds the package and starts Chromium, once for all tests in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium()
  const launching = chromium.launchServer({
    ...(executablePath && { executablePath }),
    args: chromiumArguments,
  })
  const [server, packageFolder] = await Promise.all([launching, buildPackage()])
  project.provide('chromiumEndpoint', server.wsEndpoint())
  project.provide('packageFolder', packageFolder)
  return async () => {
    await server.close()
    await rm(packageFolder, { recursive: true, force: true })
  }
}
