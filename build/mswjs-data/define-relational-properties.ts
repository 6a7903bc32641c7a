// Without relations (see `relation.ts`) an entity has no relational property to define.
export function defineRelationalProperties(): void {}
