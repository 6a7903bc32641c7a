/** A file, as a part of a multipart body or as an answer. */
export interface FilePart {
  name: string
  /** Its media type, as `image/png`. */
  type: string
  bytes: Uint8Array<ArrayBuffer>
}
