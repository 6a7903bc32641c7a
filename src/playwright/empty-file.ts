import type { RouteRequest } from './route-target'

/**
 * What is wrong with a file of an upload that has no contents; undefined: there is no such file. Chromium tells
 * Playwright the contents of files that were made in memory, but not of those on the disk.
 */
export function findEmptyFile(request: RouteRequest): string | undefined {
  const [, boundary] =
    /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(request.headers()['content-type'] ?? '') ?? []
  const body = boundary === undefined ? null : request.postDataBuffer()
  if (body === null) return undefined
  const parts = body.toString('latin1').split(`--${boundary}`)
  const empty = parts.find((part) => /filename="[^"\r\n]+"/.test(part) && part.endsWith('\r\n\r\n\r\n'))
  const [, name] = /filename="([^"\r\n]*)"/.exec(empty ?? '') ?? []
  if (name === undefined) return undefined
  return (
    `The file "${Buffer.from(name, 'latin1').toString()}" of an upload has no contents. Chromium does not give Playwright ` +
    'the contents of files from the disk: use setInputFiles(selector, { name, mimeType, buffer }) instead of a path.'
  )
}
