import { spawn } from 'node:child_process'

/** Opens a page in the system's browser; a system that has none is left as it is, for its address has been told. */
export function openPage(url: string, platform: NodeJS.Platform = process.platform): void {
  const [program, ...args] = openerFor(platform, url)
  const opener = spawn(program, args, { stdio: 'ignore', detached: true })
  opener.on('error', () => {})
  opener.unref()
}

function openerFor(platform: NodeJS.Platform, url: string): [string, ...string[]] {
  if (platform === 'darwin') return ['open', url]
  // `start` takes its first quoted argument for the title of a window.
  if (platform === 'win32') return ['cmd', '/c', 'start', '', url]
  return ['xdg-open', url]
}
