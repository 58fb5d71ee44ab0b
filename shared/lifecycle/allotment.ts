/** A desk's right to units on a shelf, granted beforehand: nobody else may promise them, so it can sell them without asking. */
export interface Allotment {
  readonly deskId: string
  readonly quantity: number
}

/** More or fewer units of an item that a desk has the right to in a warehouse. */
export interface AllotmentChange {
  readonly deskId: string
  readonly warehouseId: string
  readonly itemId: string
  readonly delta: number
}

interface Allotted {
  readonly allotments?: readonly Allotment[]
}

/** Units this desk has the right to. */
export function allottedTo({ allotments }: Allotted, deskId: string | undefined): number {
  return allotments?.find((each) => each.deskId === deskId)?.quantity ?? 0
}

/** Units any desk has the right to. */
export function allottedToAll({ allotments }: Allotted): number {
  return (allotments ?? []).reduce((sum, each) => sum + each.quantity, 0)
}

/** The allotments after a change, by desk; those of nothing are left out. */
export function movedAllotments(allotments: readonly Allotment[], deskId: string, delta: number): readonly Allotment[] {
  const others = allotments.filter((each) => each.deskId !== deskId)
  const quantity = allottedTo({ allotments }, deskId) + delta
  if (quantity === 0) return others
  return [...others, { deskId, quantity }].toSorted((one, other) => (one.deskId < other.deskId ? -1 : 1))
}
