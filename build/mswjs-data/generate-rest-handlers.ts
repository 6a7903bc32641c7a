// `factory` binds these generators to `toHandlers()`, which this package never calls: its handlers speak
// Genesys, not REST. The original imports msw and pluralize.
export function generateRestHandlers(modelName: string): never {
  throw new Error(
    `Failed to generate REST handlers for "${modelName}": this build of @mswjs/data has no generator.`,
  )
}
