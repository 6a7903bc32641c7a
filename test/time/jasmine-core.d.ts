/** The part of Jasmine that the tests of time use. */
declare module 'jasmine-core' {
  interface Clock {
    install(): Clock
    uninstall(): void
    mockDate(date: Date): void
    tick(milliseconds: number): void
  }
  export const jasmine: { clock(): Clock }
}
