import { useEffect, useState } from 'react'
import { Barcode, type BarcodeKind, type DrawBarcode, loadBarcodes } from '../../printing/barcode.tsx'

/** Draws codes once the library is there; null until then. */
export function useBarcodes(): DrawBarcode | null {
  const [draw, setDraw] = useState<DrawBarcode | null>(null)
  useEffect(() => {
    let isWanted = true
    void loadBarcodes().then((loaded) => {
      if (isWanted) setDraw(() => loaded)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return draw
}

interface DrawnCodeProps {
  readonly draw: DrawBarcode | null
  readonly code: string
  readonly kind?: BarcodeKind
  readonly className?: string | undefined
}

/** A code to scan from the screen or from paper: always dark on light, whatever the colours of the window. */
export function DrawnCode({ draw, code, kind = 'code128', className }: DrawnCodeProps) {
  return <Barcode pattern={draw?.(code, kind) ?? null} label={code} className={className} />
}
