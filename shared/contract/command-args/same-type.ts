// Proof at compile time that a schema and a type say the same. Nothing here runs.

/** The type without `readonly`, at every depth: schemas yield plain objects, the domain promises not to touch them. */
export type Writable<Type> = Type extends string | number | boolean | null | undefined
  ? Type
  : { -readonly [Key in keyof Type]: Writable<Type[Key]> }

/** `true` when both are the same type, optional keys included; `false` makes the proof below not compile. */
export type SameType<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
