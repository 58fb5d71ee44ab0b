import { useSyncExternalStore } from 'react'
import { FIRST_SETTINGS, type ScannerSettings, settingsFrom } from './scanner-settings.ts'

const KEPT_AS = 'order-desk-scanner'

let current: { readonly text: string | null; readonly settings: ScannerSettings } | null = null
const listeners = new Set<() => void>()

/** How this device tells scans from typing, now. */
export function scannerSettings(): ScannerSettings {
  const text = keptText()
  if (current?.text !== text) current = { text, settings: readSettings(text) }
  return current.settings
}

/** Counts from the next key on, in this window at once, and is kept for the next time on this device. */
export function changeScanner(changes: Partial<ScannerSettings>): void {
  const settings = settingsFrom({ ...scannerSettings(), ...changes })
  const text = JSON.stringify(settings)
  try {
    localStorage.setItem(KEPT_AS, text)
  } catch {
    // A full or forbidden storage only means that the choice lasts as long as the window.
  }
  current = { text: keptText(), settings }
  for (const listener of listeners) listener()
}

export function useScannerSettings(): ScannerSettings {
  return useSyncExternalStore(onChange, scannerSettings)
}

function keptText(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}

function readSettings(text: string | null): ScannerSettings {
  if (text === null) return FIRST_SETTINGS
  try {
    return settingsFrom(JSON.parse(text))
  } catch {
    // Not ours, or damaged: the scanner works as on the first day.
    return FIRST_SETTINGS
  }
}

function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
