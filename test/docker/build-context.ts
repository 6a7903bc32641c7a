import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Copies what `.dockerignore` lets through: what it names, for it leaves out all else.
 *
 * @throws Error when it is written in another way.
 */
export async function copyBuildContext(root: string, destination: string): Promise<void> {
  for (const path of await readAllowed(root)) {
    await cp(join(root, path), join(destination, path), { recursive: true })
  }
}

/** The paths that `.dockerignore` lets through. */
export async function readAllowed(root: string): Promise<string[]> {
  const text = await readFile(join(root, '.dockerignore'), 'utf8')
  const [first, ...others] = text.trim().split('\n')
  if (first !== '*' || others.some((line) => !/^![\w.-]+$/.test(line))) {
    throw new Error('Failed to read .dockerignore: expected "*", then "!name" lines only.')
  }
  return others.map((line) => line.slice(1))
}
