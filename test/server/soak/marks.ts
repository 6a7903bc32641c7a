import type { Tally } from './tally'

/** Complains when a chat is told of another. Each text of a chat carries its mark. */
export function expectOwnMarks(mark: string, text: string, tally: Tally): void {
  for (const [found] of text.matchAll(/mark\w+/g))
    if (found !== mark) tally.complain('crossing', `${mark} was told of ${found}: ${text.slice(0, 500)}`)
}
