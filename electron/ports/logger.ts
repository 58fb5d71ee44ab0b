/** Facts beside the sentence: ids and figures, never payloads or names of people. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

/** One sentence and its ids per line. A logger never throws: losing a line must not lose an order. */
export interface Logger {
  info(sentence: string, facts?: LogFacts): void
  warn(sentence: string, facts?: LogFacts): void
  error(sentence: string, facts?: LogFacts): void
}
