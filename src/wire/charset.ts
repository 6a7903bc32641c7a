import { GenesysMockError } from '../errors'

/** What bytes say in a charset. */
export interface DecodedText {
  text: string
  /** Some bytes mean nothing in the charset; U+FFFD stands in their place. */
  isDamaged: boolean
}

/** A charset that the platform can decode. */
export class Charset {
  /** The name that the platform has for it, as `utf-8` or `windows-1252`. */
  readonly name: string
  readonly #decoder: TextDecoder

  /**
   * @param declared - The label that a request declares; undefined: none, which means UTF-8.
   * @throws GenesysMockError `UNSUPPORTED_MEDIA_TYPE` when the platform does not know it.
   */
  constructor(readonly declared?: string) {
    this.#decoder = decoderFor(declared ?? 'utf-8')
    this.name = this.#decoder.encoding
  }

  get isUtf16(): boolean {
    return this.name.startsWith('utf-16')
  }

  decode(bytes: Uint8Array): DecodedText {
    const text = this.textOf(bytes)
    return { text, isDamaged: text.includes('\ufffd') && !this.#isWellFormed(bytes) }
  }

  /** The same without looking for damage, which costs much more where there is some. */
  textOf(bytes: Uint8Array): string {
    return this.#corrected(this.#decoderOf(bytes).decode(bytes))
  }

  /** U+FFFD may have been sent as such. */
  #isWellFormed(bytes: Uint8Array): boolean {
    try {
      new TextDecoder(this.#decoderOf(bytes).encoding, { fatal: true }).decode(bytes)
      return true
    } catch {
      return false
    }
  }

  /** The label "utf-16" means little-endian to `TextDecoder`; Java writes big-endian, and says so by these two bytes. */
  #decoderOf([first, second]: Uint8Array): TextDecoder {
    const isBigEndian = first === 0xfe && second === 0xff
    return this.name === 'utf-16le' && isBigEndian ? new TextDecoder('utf-16be') : this.#decoder
  }

  /** Node.js up to 24 reads windows-1252, which "iso-8859-1" is a label of, as if it had control characters here. */
  #corrected(text: string): string {
    if (this.name !== 'windows-1252') return text
    return text.replace(
      /[\x80-\x9f]/g,
      (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character,
    )
  }
}

/** The bytes 0x80 to 0x9F in windows-1252. */
const windows1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch (cause) {
    throw new GenesysMockError('UNSUPPORTED_MEDIA_TYPE', {
      action: 'read the request',
      reason: `content-type: the charset ${JSON.stringify(label)} is not supported`,
      remedy: 'Send UTF-8, or declare a charset that TextDecoder knows.',
      cause,
    })
  }
}
