import { spoilNames } from '../../src/index'
import { spoilNamed } from '../../src/wire/spoils'

/** The README's table of what can be spoilt in an answer. */
export function spoilTable(): string {
  const rows = spoilNames.map((name) => `| \`${name}\` | ${spoilNamed(name).description} |`)
  return ['| `spoil` | What is wrong in the answer |', '|---|---|', ...rows].join('\n')
}

export const spoilTablePattern = /(?<=<!-- spoils -->\n)[\s\S]*?(?=\n<!-- \/spoils -->)/
