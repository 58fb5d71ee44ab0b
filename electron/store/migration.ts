// store: the engines behind the ports. SQL is written here and nowhere else.

/**
 * One step of a schema. Steps are numbered from 1 without gaps and never change once released;
 * every engine has the same steps by number and name, each in its own words.
 */
export interface MigrationStep {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** The version a list of steps leads to. Throws when a number is missing or twice: the list would not mean anything. */
export function versionOf(steps: readonly MigrationStep[]): number {
  for (const [index, step] of steps.entries()) {
    if (step.number !== index + 1) throw new Error(`Migration step ${step.number} (${step.name}) stands at place ${index + 1}`)
  }
  return steps.length
}
