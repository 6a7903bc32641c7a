/** Next.js calls this once in each server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.GENESYS_MOCK === 'on') {
    const { startMocks } = await import('./mocks/server')
    startMocks()
  }
}
