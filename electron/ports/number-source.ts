/** `number` is `<series>-<counter>`, `reference` nine capital letters. */
export interface IssuedNumber {
  readonly number: string
  readonly reference: string
}

/** Names for orders, made at this desk without asking anybody (decisions.md 11). */
export interface NumberSource {
  /** This desk's identity; made once per desk file, never used again when the file is lost. */
  readonly deskId: string
  /** The series of this desk's own orders; `A` for a lone desk. */
  readonly series: string
  /**
   * The number of the order a command makes: durable before it is answered, always the same for the same command.
   * A number whose command is refused or never comes stays void; no number is given twice.
   */
  numberFor(commandId: string, series?: string): Promise<IssuedNumber>
  /** As `numberFor` for many commands at once, in the order given, made durable together. */
  numbersFor(commandIds: readonly string[], series?: string): Promise<readonly IssuedNumber[]>
  /** Numbers of this series given from now on are above `counter`: for a desk file that is younger than its store. */
  startAbove(series: string, counter: number): Promise<void>
  close(): Promise<void>
}
