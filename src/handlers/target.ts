/** The part of a URL that says what is wanted of the mock. */
export interface Target {
  /** Below `/genesys/2/`, as it stands in the URL. */
  path: string
  query: string
}

/**
 * Makes the function that takes the target out of a URL; undefined: the URL is not one of Genesys's.
 *
 * @param baseUrl - `*`, or what has to stand before `/genesys/2/`.
 */
export function createTargetPattern(baseUrl: string): (url: string) => Target | undefined {
  const base = baseUrl === '*' ? '[^:/?#]+:\\/\\/[^?#]*?' : baseUrl.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const pattern = new RegExp(`^${base}/genesys/2/((?:chat|mock)(?:/[^?#]*)?)(?:\\?([^#]*))?(?:#.*)?$`, 'i')

  return (url) => {
    const [, path, query = ''] = pattern.exec(url) ?? []
    return path === undefined ? undefined : { path, query }
  }
}
