/** A URL as errors show it: without credentials, query and fragment, which may hold keys. */
export function shownUrl(url: string): string {
  return url.replace(/[?#].*/s, '').replace(/^([^/]*\/\/)[^/]*@/, '$1')
}
