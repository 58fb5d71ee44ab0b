import type { EndedRun } from './recogniser.ts'

type Watcher = (run: EndedRun) => void

const watchers = new Set<Watcher>()

/** Tells what keys arrived and how they were judged, for setting a scanner up; nothing is kept where nobody watches. */
export function watchKeys(watcher: Watcher): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function tellWatchers(run: EndedRun): void {
  for (const watcher of watchers) watcher(run)
}
