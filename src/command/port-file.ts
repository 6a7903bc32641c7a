import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { GenesysMockError } from 'aura-mocks-genesys-api'

/** A file that has the port of a server while that listens, for scripts that wait for it. */
export interface PortFile {
  /** Writes it: whoever reads it finds all of it, or no file. */
  write(port: number): Promise<void>
  /** Removes it, unless another server has written its own port there. */
  remove(): Promise<void>
}

/**
 * Removes what an earlier server has left at a path, so that nobody reads its port.
 *
 * @throws GenesysMockError `SERVER_NOT_STARTED` if something else is there, or the file can't be removed or written.
 */
export async function preparePortFile(path: string): Promise<PortFile> {
  const before = await read(path)
  if (before !== undefined && !/^(\d+\n)?$/.test(before))
    throw failed(path, 'another file is there already', 'Name a file that does not exist.')
  await orFailed(path, rm(path, { force: true }))
  let text = ''
  return {
    async write(port) {
      text = `${port}\n`
      const draft = `${path}.${randomUUID()}`
      try {
        await writeFile(draft, text, { flag: 'wx' })
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw failed(path, reasonOf(error))
      }
    },
    async remove() {
      if (text !== '' && (await read(path).catch(() => undefined)) === text) await rm(path, { force: true })
    },
  }
}

/** Undefined: there is no such file. */
async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw failed(path, reasonOf(error))
  }
}

async function orFailed(path: string, work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    throw failed(path, reasonOf(error))
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function failed(path: string, reason: string, remedy?: string): GenesysMockError {
  return new GenesysMockError('SERVER_NOT_STARTED', {
    action: `write the port to ${path}`,
    reason,
    remedy: remedy ?? 'Name a file in a folder that exists and can be written to.',
  })
}
