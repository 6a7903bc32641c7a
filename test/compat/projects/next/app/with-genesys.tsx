'use client'

import type { GenesysMock } from 'aura-mocks-genesys-api'
import type {} from 'aura-mocks-genesys-api/console/react'
import { type ReactNode, useEffect, useState } from 'react'

const isMocked = process.env.NODE_ENV === 'development'

async function start(onStart: (genesys: GenesysMock) => void): Promise<void> {
  if (!isMocked) return
  const { startMocks } = await import('../mocks/browser')
  onStart(await startMocks())
}

/** Shows the page when the mock answers, and the agent console below it. */
export function WithGenesys({ children }: { children: ReactNode }): ReactNode {
  const [genesys, setGenesys] = useState<GenesysMock>()
  useEffect(() => {
    // Strict mode runs this twice. The second start takes the place of the first, whose mock must not be used then.
    let isCurrent = true
    void start((mock) => isCurrent && setGenesys(mock))
    return () => {
      isCurrent = false
    }
  }, [])

  if (isMocked && !genesys) return null
  return (
    <>
      {children}
      {genesys && <genesys-console mock={genesys} />}
    </>
  )
}
