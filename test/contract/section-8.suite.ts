import { describe } from 'vitest'
import { rowsOfAnswers } from './section-8/answers'
import { rowsOfEvents } from './section-8/events'
import { rowsOfRequests } from './section-8/requests'
import type { Section8Row } from './section-8/rows'
import type { ContractSuite } from './suite'

/** Section 8 of the contract, row by row. The compiler sees to it that none is missing. */
const rows: Record<Section8Row, ContractSuite | undefined> = {
  ...rowsOfRequests,
  ...rowsOfAnswers,
  ...rowsOfEvents,
}

export const section8Suite: ContractSuite = (open) => {
  for (const [row, suite] of Object.entries(rows)) if (suite) describe(row, () => suite(open))
}
