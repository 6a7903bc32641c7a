import { type Profile, systemClock } from 'aura-mocks-genesys-api'
import type { GenesysServerOptions } from 'aura-mocks-genesys-api/server'
import type { Flags } from './flags'

/** How long a receiver of pushes may take, in milliseconds of real time. */
const pushTimeout = 10_000

/**
 * The options of the server that the command was told to start.
 *
 * @throws GenesysMockError `INVALID_PROFILES`, `INVALID_PARAMETER`
 */
export async function serverOptionsFrom(flags: Flags): Promise<GenesysServerOptions> {
  const { port, host, allowHosts, allowNames, seed, strict, timeScale, pushUrl, pushHeaders } = flags
  return {
    port,
    host,
    allowNames,
    seed,
    strict,
    profiles: await readProfileFiles(flags.profiles),
    clock: systemClock({ scale: timeScale }),
    push: { url: pushUrl, headers: pushHeaders, allowHosts, timeout: pushTimeout / timeScale },
  }
}

async function readProfileFiles(files: readonly string[]): Promise<Profile[]> {
  if (files.length === 0) return []
  // Reading YAML takes its time to load, which few ask for.
  const { readProfiles } = await import('aura-mocks-genesys-api/profiles')
  return files.flatMap((file) => readProfiles(file))
}
