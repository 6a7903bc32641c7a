// `factory` binds these generators to `toHandlers()` and `toGraphQLSchema()`, which this package never calls.
// The original imports graphql (most of the library's weight), msw and pluralize.
export function generateGraphQLHandlers(modelName: string): never {
  throw new Error(
    `Failed to generate GraphQL handlers for "${modelName}": this build of @mswjs/data has no generator.`,
  )
}

export function generateGraphQLSchema(modelName: string): never {
  throw new Error(
    `Failed to generate a GraphQL schema for "${modelName}": this build of @mswjs/data has no generator.`,
  )
}
