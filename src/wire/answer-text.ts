/** What is sent in place of a body as JSON. */
export interface AnswerText {
  /** Its media type, as `text/html`. */
  type: string
  content: string
}
