import { loadInstalled } from './load-installed'

/** What msw takes from the package `until-async`. */
export const { until } = loadInstalled('until-async')
