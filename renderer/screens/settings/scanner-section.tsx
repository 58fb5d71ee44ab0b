import { ScannerCards } from './scanner-cards.tsx'
import { ScannerKeyboard } from './scanner-keyboard.tsx'
import { ScannerLimits } from './scanner-limits.tsx'
import { ScannerTrial } from './scanner-trial.tsx'

/** Sets up the scanner of this device: what arrives, which keyboard it believes in, what counts as a scan, how it is answered. */
export function ScannerSection() {
  return (
    <>
      <ScannerTrial />
      <ScannerKeyboard />
      <ScannerLimits />
      <ScannerCards />
    </>
  )
}
