/** What is being validated, for the error. */
export interface ValidationSubject {
  /** Completes "Failed to …". */
  action: string
  /** What to do about a mistake. */
  remedy: string
  /** The path that the value has itself, in front of the paths within it. */
  path?: string
  /**
   * What the value is called where it has no path.
   * @default 'body'
   */
  whole?: string
}
