import { spawn } from 'node:child_process'
import type { Finding } from './finding.ts'
import type { Platform } from './platforms.ts'
import { freePort, listening, type ServerProgram, stop } from './server-process.ts'
import { handWritten, ourCommand } from './server-programs.ts'

/** How long our command takes from its start to its first answer, against a mock by hand on Express. */
export async function measureStart(platform: Platform): Promise<Finding[]> {
  const ours = await timeToAnswer(ourCommand(platform), platform.node)
  const express = await timeToAnswer(await handWritten('express'), platform.node)
  const raw = await timeToAnswer(await handWritten('raw'), platform.node)
  return [
    {
      row: 'start',
      value: ours / express,
      figures: { 'ours, ms': ours, 'Express, ms': express, 'node:http, ms': raw },
    },
  ]
}

/** Milliseconds. */
async function timeToAnswer({ command, cwd }: ServerProgram, node: string): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn(node, command(port), { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    await listening(child, port)
    const response = await fetch(`http://127.0.0.1:${port}/genesys/2/chat/aura`, {
      method: 'POST',
      body: new URLSearchParams({ nickname: 'Ana' }),
    })
    const { statusCode }: { statusCode?: number } = await response.json()
    if (statusCode !== 0) throw new Error(`Not answered as expected: ${command(port).join(' ')}`)
    return performance.now() - begun
  } finally {
    await stop(child)
  }
}
