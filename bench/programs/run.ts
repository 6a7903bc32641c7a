import { writeFileSync } from 'node:fs'
import { BRIEF_VARIABLE, type Finding, OUTPUT_VARIABLE } from '../finding.ts'

/** One of two sizes: that of a whole run, or that of a brief one, as CI makes. */
export function sized<Size>(whole: Size, brief: Size): Size {
  return process.env[BRIEF_VARIABLE] === undefined ? whole : brief
}

/** Tells the harness what this process has found out. */
export function tell(...findings: readonly Finding[]): void {
  const file = process.env[OUTPUT_VARIABLE]
  if (file === undefined) console.log(findings)
  else writeFileSync(file, JSON.stringify(findings))
}
