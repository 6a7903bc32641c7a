import type { GenesysMockOptions } from '../../src/index'
import type { Opened } from '../doors/door'

/** Makes a mock and opens the door under test to it. */
export type Open = (options?: GenesysMockOptions) => Opened

/** Tests that hold over every door. */
export type ContractSuite = (open: Open) => void
