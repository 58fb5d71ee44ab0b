// cli: verbs for people and scripts over the same service the desk uses. Progress goes to stderr, results to stdout.

export const EXIT = {
  ok: 0,
  /** A difference was found, or the work failed. */
  failed: 1,
  /** The command was written wrongly. */
  usage: 2,
  /** What it was given cannot be taken: a file, or a folder without a desk. */
  badInput: 3,
  /** A desk or another command works on the folder. */
  inUse: 4,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
