/** What values are told apart by; `count`: an integer ≥ 0; `any`: whatever is not null. */
type Kind = 'text' | 'number' | 'count' | 'boolean' | 'object' | 'array' | 'any'

/**
 * What a value has to be: of a kind (with `?` also null); an array of items of one form; an object in
 * which these fields, maybe besides others, are of these forms.
 */
export type Form = Kind | `${Kind}?` | readonly [Form] | Shape

/** The forms of fields. */
export interface Shape {
  readonly [field: string]: Form
}

/** The forms of all fields of a type, as far as the type tells. */
export type ShapeOf<Value> = { readonly [Key in keyof Value]-?: FormOf<Value[Key]> }

type FormOf<Value> = [Value] extends [NonNullable<Value>]
  ? KindOf<Value> | PartsOf<Value>
  : `${KindOf<NonNullable<Value>>}?`

type KindOf<Value> =
  | 'any'
  | ([Value] extends [string] ? 'text' : never)
  | ([Value] extends [number] ? 'number' | 'count' : never)
  | ([Value] extends [boolean] ? 'boolean' : never)
  | ([Value] extends [readonly unknown[]] ? 'array' : [Value] extends [object] ? 'object' : never)

/** An object may also be described by its fields, an array by its items. */
type PartsOf<Value> = Value extends readonly (infer Item)[]
  ? readonly [FormOf<Item>]
  : Value extends object
    ? Partial<ShapeOf<Value>>
    : never
