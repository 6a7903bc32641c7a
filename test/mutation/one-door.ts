import type { Door } from '../doors/door'
import { overFetch } from '../doors/over-fetch'

/** What mutants are judged through, in place of test/doors/doors: the rules are the same behind every door. */
export const doors: readonly Door[] = [overFetch]
