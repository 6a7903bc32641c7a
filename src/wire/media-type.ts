import { headerParameters } from './header-parameters'

/** What a `content-type` says. */
export interface MediaType {
  /** In lower case, as `text/plain`; empty: it says none. */
  type: string
  /** By their names in lower case. */
  parameters: ReadonlyMap<string, string>
}

export function parseMediaType(header: string): MediaType {
  const [type = ''] = header.split(';', 1)
  return { type: type.trim().toLowerCase(), parameters: headerParameters(header) }
}

/** The charset that a media type declares; undefined: none. */
export function declaredCharset({ parameters }: MediaType): string | undefined {
  return parameters.get('charset') || undefined
}
