/** When an order was placed: from one moment on, and before another; without one of them there is no limit on that side. */
export interface PlacedBetween {
  readonly from?: string
  readonly before?: string
}

/** Whether an order of this date was placed then. */
export function isPlacedBetween(orderDate: string, { from, before }: PlacedBetween): boolean {
  const at = Date.parse(orderDate)
  return (from === undefined || at >= Date.parse(from)) && (before === undefined || at < Date.parse(before))
}
