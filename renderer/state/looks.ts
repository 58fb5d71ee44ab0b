import { useEffect } from 'react'
import { useDeskState } from './desk-state.ts'
import { type Density, INITIAL_LOOKS, type Looks, type UndoTime } from './view-slice.ts'

const KEPT_AS = 'order-desk-looks'

export function useLooks(): Looks {
  return useDeskState((state) => state.looks)
}

/** Changes how the window looks, and keeps it for the next time on this device. */
export function chooseLooks(changes: Partial<Looks>): void {
  const looks = { ...useDeskState.getState().looks, ...changes }
  useDeskState.setState({ looks })
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(looks))
  } catch {
    // A full or forbidden storage only means that the choice lasts as long as the window.
  }
}

/** Takes up what was chosen last time. */
export function restoreLooks(): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return
    const density: Density = 'density' in kept && (kept.density === 'touch' || kept.density === 'compact') ? kept.density : 'normal'
    const contrast: Looks['contrast'] = 'contrast' in kept && kept.contrast === 'high' ? 'high' : 'usual'
    const isPreviewOpen = 'isPreviewOpen' in kept ? kept.isPreviewOpen !== false : INITIAL_LOOKS.isPreviewOpen
    const undo: UndoTime = 'undo' in kept && (kept.undo === 'off' || kept.undo === 'long') ? kept.undo : 'usual'
    useDeskState.setState({ looks: { density, contrast, isPreviewOpen, undo } })
  } catch {
    // Not ours, or damaged: the window looks as it does on the first day.
  }
}

/** Puts density and contrast where the style sheets see them. */
export function useLooksOnPage(): void {
  const { density, contrast } = useLooks()
  useEffect(() => {
    document.documentElement.dataset.density = density
    document.documentElement.dataset.contrast = contrast
  }, [density, contrast])
}
