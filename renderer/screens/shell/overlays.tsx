import { KeysSheet } from './keys-sheet.tsx'
import { Palette } from './palette.tsx'

/** What opens over every screen by a key. Stays in the page when it is closed, so that it can leave softly. */
export function Overlays({ open, close }: { readonly open: 'keys' | 'palette' | 'closed'; close(): void }) {
  return (
    <>
      <KeysSheet isOpen={open === 'keys'} close={close} />
      <Palette isOpen={open === 'palette'} close={close} />
    </>
  )
}
