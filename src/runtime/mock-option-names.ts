/** The names of the options of `createGenesysMock`, for errors of functions that take these and others. */
export const mockOptionNames = [
  'baseUrl',
  'profiles',
  'limits',
  'requestLogBytes',
  'services',
  'strict',
  'clock',
  'advanceTimers',
  'seed',
  'push',
] as const
