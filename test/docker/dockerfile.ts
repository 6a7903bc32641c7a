/** One line of a Dockerfile, its continuations included. */
export interface Instruction {
  keyword: string
  /** What stands behind the keyword. */
  text: string
}

export interface Stage {
  base: string
  /** Undefined for one that no other copies from. */
  name: string | undefined
  instructions: readonly Instruction[]
}

/** Reads a Dockerfile, as far as ours goes: no directives, arguments or here-documents. */
export function parseDockerfile(text: string): Stage[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const stages: (Stage & { instructions: Instruction[] })[] = []
  for (const line of lines) {
    const [, keyword = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
    const [, base = '', name] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(rest) ?? []
    if (keyword === 'FROM') stages.push({ base, name, instructions: [] })
    else stages.at(-1)?.instructions.push({ keyword, text: rest })
  }
  return stages
}

/** The text of an instruction of a stage, the last if there are several; empty: there is none. */
export function textOf({ instructions }: Stage, keyword: string): string {
  return instructions.findLast((instruction) => instruction.keyword === keyword)?.text ?? ''
}

/** A command in exec form, `["node", "x.js"]`; options in front of it are passed over. */
export function commandOf(stage: Stage, keyword: string): string[] {
  const [command] = /\[.*\]$/.exec(textOf(stage, keyword)) ?? []
  return command === undefined ? [] : JSON.parse(command)
}
