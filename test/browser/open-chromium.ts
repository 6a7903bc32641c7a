import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject, onTestFinished } from 'vitest'

/** A user of Chromium with storage and service workers of his own, and his tabs. */
export interface ChromiumUser {
  readonly context: BrowserContext
  /** Opens a tab and waits until its page is loaded. What goes wrong in it fails the test. */
  openTab(url: string): Promise<Page>
}

/** A new user of the run's Chromium, gone with the test. */
export async function openChromium(): Promise<ChromiumUser> {
  const browser = await chromium.connect(inject('chromiumEndpoint'))
  const context = await browser.newContext()
  const complaints: string[] = []
  onTestFinished(async () => {
    await browser.close()
    if (complaints.length > 0) throw new Error(complaints.join('\n'))
  })
  return {
    context,
    async openTab(url) {
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(`In the page: ${error.message}`))
      await page.goto(url)
      return page
    },
  }
}
