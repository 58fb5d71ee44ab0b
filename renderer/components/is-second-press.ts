interface Click {
  /** How many clicks in a row at one place this one is, as the system counts them. */
  readonly detail: number
}

/**
 * Whether a click is the second half of a double click. The button of the next step takes the place of the one that was pressed,
 * so the second half would take a step nobody has read.
 */
export function isSecondPress(click: Click): boolean {
  return click.detail > 1
}
