// This package's models refer to each other by plain ids, so there is never a relation to resolve. The library
// asks `instanceof Relation` of every property definition, which is why the class stays.
export class Relation {
  constructor({ to }: { readonly to: string }) {
    throw new Error(
      `Failed to define a relation to "${to}": this build of @mswjs/data has no relations. Refer to the primary key instead.`,
    )
  }
}

export const RelationKind = { OneOf: 'ONE_OF', ManyOf: 'MANY_OF' } as const
