/** One guard or effect of the rules removed or bent: the tests must notice. */
export interface Mutant {
  /** What is wrong with the rules now, in words. */
  readonly name: string
  /** From the project's root. */
  readonly file: string
  /** Text that occurs exactly once in the file. */
  readonly find: string
  readonly replace: string
  /** Why it may survive: nothing a person or a figure could notice differs. Only with such a reason it may. */
  readonly reason?: string
}

/** Mutants of one file, each as name, what to find and what to put there. */
export function mutantsOf(
  file: string,
  ...mutants: readonly (readonly [name: string, find: string, replace: string, reason?: string])[]
): readonly Mutant[] {
  return mutants.map(([name, find, replace, reason]) => ({
    name,
    file: `shared/${file}`,
    find,
    replace,
    ...(reason === undefined ? {} : { reason }),
  }))
}

/** How often a text occurs in another. */
export function occurrencesOf(text: string, find: string): number {
  return text.split(find).length - 1
}
