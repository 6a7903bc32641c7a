import { describe } from 'vitest'
import { doors } from '../doors/doors'
import { testContract } from './contract'

describe.each(doors)('over $name:', testContract)
