/** What is expected of a push address. */
export const httpUrlExpected = 'expected an absolute http or https URL without user name and password'

/** Whether a text is an address that something can be posted to. */
export function isHttpUrl(text: string): boolean {
  try {
    const { protocol, username, password } = new URL(text)
    // `fetch` refuses an address with credentials in it.
    return (protocol === 'http:' || protocol === 'https:') && username === '' && password === ''
  } catch {
    return false
  }
}
