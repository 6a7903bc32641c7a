/** By name, what begins each; for `play-scenario.mjs`, which plays them against the built package. */
export const scenarios: Readonly<Record<string, () => Promise<unknown>>>
