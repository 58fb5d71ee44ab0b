import { type ComponentType, createElement, lazy, type ReactNode, Suspense, useState } from 'react'
import { browserIdle } from '../offline/spare-time.ts'

const left: (() => Promise<unknown>)[] = []

/** A window that shows no list, or waits long for one, fetches its other parts all the same. */
const LONGEST_MS = 1500

const { promise: listStood, resolve: firstListStands } = Promise.withResolvers<void>()

/** Told by whoever draws a list: from now on there is time for what was left for later. */
export { firstListStands }

/** For what stands on every screen, and is not worth keeping the first list waiting. */
export function afterFirstList<Fetched>(fetch: () => Promise<Fetched>): () => Promise<Fetched> {
  return async () => {
    await firstList()
    return fetch()
  }
}

/**
 * A part of the window that the first list does not need. It is fetched as soon as that list stands, and from then on drawn at once,
 * like any other part; somebody who is quicker sees `meanwhile` until it has come.
 */
export function later<Name extends string, Props extends object>(
  fetch: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
  meanwhile: (props: Props) => ReactNode = nothing,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null
  const load = async () => {
    here = (await fetch())[name]
    return here
  }
  fetchLater(load)
  const Fetched = lazy(async () => ({ default: await load() }))
  return function Later(props: Props) {
    // What is on screen stays the same component, also when the other way to draw it has come meanwhile.
    const [Part] = useState<ComponentType<Props>>(() => here ?? Fetched)
    return <Suspense fallback={meanwhile(props)}>{createElement(Part, props)}</Suspense>
  }
}

/** Has something fetched after the first list stands, for what is no part of the screen. */
export function fetchLater(fetch: () => Promise<unknown>): void {
  left.push(fetch)
}

/**
 * Fetches everything that was left for later, one after the other, whenever nothing else is to do. A window that is open stays
 * whole: its parts come from the desk process, and that may be stopped or newer when one of them is opened.
 */
export async function fetchTheRest(): Promise<void> {
  await firstList()
  // A part that has come may itself have left something for later.
  for (let next = left.shift(); next; next = left.shift()) {
    await browserIdle()
    await next().catch(() => undefined)
  }
}

/** Resolves when the first list is on screen, or need not be waited for. */
function firstList(): Promise<void> {
  setTimeout(firstListStands, LONGEST_MS)
  return listStood
}

function nothing(): ReactNode {
  return null
}
