import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import type { Standing } from '../../../shared/views/standing.ts'
import { deskSession, type QueueKeys } from '../../state/desk-session.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { onListed } from '../../state/on-listed.ts'

/** A list as it stood when it was read. It never re-sorts by itself under somebody's cursor: what is new is counted and waits. */
export interface OrderList {
  readonly state: 'loading' | 'ready' | 'failed'
  readonly ids: readonly string[]
  readonly rows: ReadonlyMap<string, QueueRow>
  readonly from: 'desk' | 'copy'
  /** False while only the first part of the list is known. */
  readonly isWhole: boolean
  /** Rows that have come, and rows shown that have moved on, since the list was read. */
  readonly arrived: number
  readonly gone: ReadonlySet<string>
  /** The rows between these places have come into sight. */
  see(from: number, to: number): void
  /** Reads the list again, with what is new. */
  refresh(): void
}

/** Keys of a list; `next` says where the rest begins, for a list that is read page by page. */
export interface ListKeys extends QueueKeys {
  readonly next?: string | null
}

/** Where a list comes from, and what belongs into it. */
export interface ListSource {
  readonly isOldestFirst: boolean
  start(): Promise<ListKeys>
  /** All keys at once, where that can be had. */
  whole?(): Promise<ListKeys>
  /** The page after that place. */
  more?(next: string): Promise<ListKeys>
  has(standing: Standing | undefined): boolean
}

interface Listing {
  readonly keys: ListKeys | null
  readonly hasFailed: boolean
  readonly arrived: ReadonlySet<string>
  readonly gone: ReadonlySet<string>
}

const NOTHING_LISTED: Listing = { keys: null, hasFailed: false, arrived: new Set(), gone: new Set() }

/** A list read from its source and followed as it changes; a stable source is read once. */
export function useFollowedList(source: ListSource): OrderList {
  const [listing, setListing] = useState(NOTHING_LISTED)
  const [rows, setRows] = useState<ReadonlyMap<string, QueueRow>>(new Map())
  const isCopyWhole = useDeskState((state) => state.isCopyWhole)
  const anew = useDeskState((state) => state.changed.anew)
  const reading = useRef(0)
  const isReadingOn = useRef<string | null>(null)

  const read = useCallback(async () => {
    reading.current += 1
    const turn = reading.current
    isReadingOn.current = null
    const show = (keys: ListKeys) => {
      // A slow answer never covers the list of another queue or a later reading.
      if (turn !== reading.current) return
      setRows((known) => withRows(known, keys.rows))
      setListing({ ...NOTHING_LISTED, keys })
    }
    try {
      const start = await source.start()
      show(start)
      if (start.isWhole || start.from !== 'copy' || !source.whole) return
      // The first screen is looked at while tens of thousands of ids are gathered behind it.
      await painted()
      if (turn !== reading.current) return
      const whole = await source.whole()
      startTransition(() => show(whole))
    } catch {
      if (turn === reading.current) setListing((before) => ({ ...before, hasFailed: true }))
    }
  }, [source])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of another queue, or of a copy just completed or begun again, is read anew
  useEffect(() => {
    setListing(NOTHING_LISTED)
    void read()
  }, [read, isCopyWhole, anew])

  const ids = listing.keys?.ids ?? NO_IDS
  const places = useMemo(() => onceAsked(() => new Set(ids)), [ids])

  useEffect(() => onListed((changed) => void follow(changed)))

  const follow = async (changed: ReadonlySet<string>) => {
    // Into an empty list anything may come: there is no cursor to keep still.
    if (ids.length === 0) return void read()
    const standings = new Map((await deskSession().standings([...changed, ...ids.slice(-1)])).map((each) => [each.row.id, each]))
    const place = places()
    const isHere = (id: string) => source.has(standings.get(id))
    const came = [...changed].filter((id) => !place.has(id) && isHere(id))
    const below = source.isOldestFirst && listing.keys?.isWhole ? sortedBelow(came, standings, ids.at(-1)) : []
    setRows((known) =>
      withRows(
        known,
        [...standings.values()].flatMap(({ row }) => (known.has(row.id) ? row : [])),
      ),
    )
    setListing((current) => ({
      ...current,
      // What comes after the last row moves nothing, so it need not wait to be asked for.
      keys: current.keys && below.length > 0 ? { ...current.keys, ids: [...current.keys.ids, ...below] } : current.keys,
      arrived: changedSet(current.arrived, changed, (id) => came.includes(id) && !below.includes(id)),
      gone: changedSet(current.gone, changed, (id) => place.has(id) && !isHere(id)),
    }))
  }

  const next = listing.keys?.next ?? null
  const more = useCallback(async () => {
    if (next === null || !source.more || isReadingOn.current === next) return
    isReadingOn.current = next
    const turn = reading.current
    const page = await source.more(next).catch(() => null)
    // After a failure the next look at the end of the list tries again.
    if (page === null) isReadingOn.current = null
    if (page === null || turn !== reading.current) return
    setRows((known) => withRows(known, page.rows))
    setListing((current) => ({ ...current, keys: current.keys && { ...page, ids: joined(current.keys.ids, page.ids) } }))
  }, [source, next])

  const see = useCallback(
    (from: number, to: number) => {
      if (to >= ids.length - 1) void more()
      const unknown = ids.slice(from, to + 1).filter((id) => !rows.has(id))
      if (unknown.length === 0) return
      void deskSession()
        .rows(unknown)
        .then((read) => setRows((known) => withRows(known, read)))
    },
    [ids, rows, more],
  )

  return {
    state: listing.keys ? 'ready' : listing.hasFailed ? 'failed' : 'loading',
    ids,
    rows,
    from: listing.keys?.from ?? 'copy',
    isWhole: listing.keys?.isWhole ?? true,
    arrived: listing.arrived.size,
    gone: listing.gone,
    see,
    refresh: read,
  }
}

const NO_IDS: readonly string[] = []

/** A window nobody sees paints nothing: it goes on all the same. */
const HIDDEN_MS = 100

/** Resolves when what was rendered is on screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, HIDDEN_MS)
  })
}

function onceAsked<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function withRows(known: ReadonlyMap<string, QueueRow>, rows: readonly QueueRow[]): ReadonlyMap<string, QueueRow> {
  if (rows.length === 0) return known
  const more = new Map(known)
  for (const row of rows) more.set(row.id, row)
  return more
}

function changedSet(before: ReadonlySet<string>, changed: ReadonlySet<string>, belongs: (id: string) => boolean): ReadonlySet<string> {
  const after = new Set(before)
  for (const id of changed) {
    if (belongs(id)) after.add(id)
    else after.delete(id)
  }
  return after
}

function joined(ids: readonly string[], more: readonly string[]): readonly string[] {
  const known = new Set(ids)
  return [...ids, ...more.filter((id) => !known.has(id))]
}

/** Those of the arrivals that belong after the last row, in order. */
function sortedBelow(came: readonly string[], standings: ReadonlyMap<string, Standing>, lastId: string | undefined): readonly string[] {
  const keyOf = (id: string | undefined) => (id === undefined ? '' : (standings.get(id)?.sortKey ?? ''))
  const lastKey = keyOf(lastId)
  return lastKey === '' ? [] : came.filter((id) => keyOf(id) > lastKey).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
