/** Something that happens at a time, unless it is called off. */
export interface Appointment {
  readonly at: number
  readonly order: number
  what: (() => void) | null
}

/** Time that passes from one event to the next; events at the same time happen in the order they were asked for. */
export class VirtualTime {
  readonly #heap: Appointment[] = []
  #now = 0
  #order = 0

  /** Milliseconds since the world began. */
  get now(): number {
    return this.#now
  }

  after(delayMs: number, what: () => void): Appointment {
    this.#order += 1
    const appointment = { at: this.#now + Math.max(0, delayMs), order: this.#order, what }
    this.#push(appointment)
    return appointment
  }

  /** Lets the next event happen; false when there is none before `until`. */
  step(until: number): boolean {
    for (;;) {
      const next = this.#heap[0]
      if (!next || next.at > until) return false
      this.#pop()
      if (!next.what) continue
      this.#now = next.at
      next.what()
      return true
    }
  }

  #push(appointment: Appointment): void {
    const heap = this.#heap
    let place = heap.push(appointment) - 1
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (!parent || isBefore(parent, appointment)) break
      heap[place] = parent
      place = above
    }
    heap[place] = appointment
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let place = 0
    for (;;) {
      let below = place * 2 + 1
      const [left, right] = [heap[below], heap[below + 1]]
      if (left && right && isBefore(right, left)) below += 1
      const child = heap[below]
      if (!child || isBefore(last, child)) break
      heap[place] = child
      place = below
    }
    heap[place] = last
  }
}

function isBefore(one: Appointment, other: Appointment): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}

/** Lets everything that follows from an event happen before the next one. */
export function drained(): Promise<void> {
  // Promises are all settled before the turn ends: nothing in a simulated world waits for anything outside.
  return new Promise((resolve) => setImmediate(resolve))
}
