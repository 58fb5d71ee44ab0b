import { isKeptTooLong } from '../../state/kept-too-long.ts'
import type { WizardDraft } from './wizard-draft.ts'

/** A draft, when it was last kept, and by whom. */
export interface KeptDraft {
  readonly draft: WizardDraft
  readonly keptAt: string
  readonly by: string
  /** Of the shipment it is about. */
  readonly number: string
}

const KEPT_AS = 'return-draft-3:'

/** Keeps the draft of a shipment on this computer, through reloads and crashes, until the return is recorded or given up. */
export function keepDraft(kept: KeptDraft): void {
  try {
    localStorage.setItem(KEPT_AS + kept.draft.shipmentId, JSON.stringify(kept))
  } catch {
    // A full or forbidden storage costs the draft after a reload, never the return itself.
  }
}

export function keptDraft(shipmentId: string): KeptDraft | null {
  return keptDrafts().find(({ draft }) => draft.shipmentId === shipmentId) ?? null
}

/** Every draft on this computer, newest first. Those nobody came back to for a month go: they tell of a customer. */
export function keptDrafts(): readonly KeptDraft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(KEPT_AS))
      .flatMap((key) => readKept(key) ?? [])
      .toSorted((a, b) => b.keptAt.localeCompare(a.keptAt))
  } catch {
    return []
  }
}

export function dropDraft(shipmentId: string): void {
  try {
    localStorage.removeItem(KEPT_AS + shipmentId)
  } catch {
    // What cannot be removed is replaced by the next draft.
  }
}

function readKept(key: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (!isKept(kept) || key !== KEPT_AS + kept.draft.shipmentId) return null
    if (!isKeptTooLong(kept.keptAt)) return kept
    localStorage.removeItem(key)
    return null
  } catch {
    // Unreadable: the person begins again.
    return null
  }
}

function isKept(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null || !('draft' in value) || !('keptAt' in value) || !('by' in value)) return false
  const { draft, keptAt } = value
  if (typeof keptAt !== 'string') return false
  return typeof draft === 'object' && draft !== null && 'lines' in draft && Array.isArray(draft.lines) && 'shipmentId' in draft
}
