import type { WizardDraft } from './wizard-draft.ts'

/** A draft and when it was last kept. */
export interface KeptDraft {
  readonly draft: WizardDraft
  readonly keptAt: string
}

/** Keeps the draft of a shipment in this window, through reloads, until the return is recorded or given up. */
export function keepDraft(draft: WizardDraft, keptAt: string): void {
  try {
    sessionStorage.setItem(keyOf(draft.shipmentId), JSON.stringify({ draft, keptAt } satisfies KeptDraft))
  } catch {
    // A full or forbidden storage costs the draft after a reload, never the return itself.
  }
}

export function keptDraft(shipmentId: string): KeptDraft | null {
  try {
    const text = sessionStorage.getItem(keyOf(shipmentId))
    const kept: unknown = text === null ? null : JSON.parse(text)
    return isKept(kept) && kept.draft.shipmentId === shipmentId ? kept : null
  } catch {
    // Unreadable: the person begins again.
    return null
  }
}

export function dropDraft(shipmentId: string): void {
  try {
    sessionStorage.removeItem(keyOf(shipmentId))
  } catch {
    // What cannot be removed is replaced by the next draft.
  }
}

function keyOf(shipmentId: string): string {
  return `return-draft-2:${shipmentId}`
}

function isKept(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null || !('draft' in value) || !('keptAt' in value)) return false
  const { draft } = value
  return typeof draft === 'object' && draft !== null && 'lines' in draft && Array.isArray(draft.lines) && 'shipmentId' in draft
}
