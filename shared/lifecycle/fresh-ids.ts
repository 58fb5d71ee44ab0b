/**
 * Ids for what a command brings into being, derived from the command's own id: desk and authority,
 * deciding the same command apart, name the new shipment alike without asking each other.
 */
export function freshIds(commandId: string): () => string {
  let made = 0
  return () => {
    made += 1
    return `${commandId}.${made}`
  }
}
