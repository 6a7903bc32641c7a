import * as v from 'valibot'

/** A header can't hold more than this on every transport. */
const longest = 1_000

/** A text that can be written as UTF-8, as the header of a download must be. */
export const wellFormedSchema = v.pipe(
  v.string('expected a text'),
  v.check((text) => !/\p{Surrogate}/u.test(text), 'expected a text without lone surrogates'),
  v.maxLength(longest, `expected a text of at most ${longest} characters`),
)

/** A media type that can be the header of a download. */
export const mediaTypeSchema = v.pipe(
  v.string('expected a text'),
  v.regex(/^[\x20-\x7e]*$/, 'expected a media type of printable ASCII characters, as "image/png"'),
  v.maxLength(longest, `expected a media type of at most ${longest} characters`),
)
