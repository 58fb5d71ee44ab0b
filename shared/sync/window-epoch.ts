/**
 * What windows of a desk take for the epoch: `version` is the one its last bootstrap ended with, 0 where no window can have held
 * anything before it.
 */
export function windowEpoch(epoch: string, version: number): string {
  return version === 0 ? epoch : `${epoch}~${version}`
}

/** Whether what a window takes for the epoch is this epoch of the authority, whichever bootstrap of the desk it shows. */
export function isOfEpoch(shown: string, epoch: string): boolean {
  return shown === epoch || shown.startsWith(`${epoch}~`)
}
