import { DESK_PAGE } from './desk-address.ts'

/** What links to the desk begin with, outside of it: told to the system when the program is installed. */
export const LINK_SCHEME = 'orderdesk'

const IS_LINK = new RegExp(`^${LINK_SCHEME}:`, 'i')
// Taken by its letters and not as an address: one that climbs out of its place would be taken for what it climbs to.
const NAMES_ORDER = new RegExp(`^${LINK_SCHEME}://(?:order|selection)/([A-Za-z0-9][\\w-]{0,119})/?(?:\\?[^#\\s]{0,500})?$`, 'i')

/** The first link among the words a program was started with; null where there is none. */
export function linkIn(argv: readonly string[]): string | null {
  return argv.find((word) => IS_LINK.test(word)) ?? null
}

/** The words before the first link. What follows one was written by whoever made the link, and is nobody's wish here. */
export function wordsBeforeLink(argv: readonly string[]): readonly string[] {
  const place = argv.findIndex((word) => IS_LINK.test(word))
  return place === -1 ? argv : argv.slice(0, place)
}

/** The desk's own page for the order or basket a link names; null when it names nothing that can be opened. */
export function pageOfLink(link: string): string | null {
  const [, id] = NAMES_ORDER.exec(link) ?? []
  return id === undefined ? null : `${DESK_PAGE}#/order/${id}`
}

/** Links as they come: one that comes before there is a window waits for it. */
export class DeskLinks {
  readonly #notRecognised: () => void
  #waiting: string | null = null
  #show: ((page: string) => void) | null = null

  constructor(notRecognised: () => void) {
    this.#notRecognised = notRecognised
  }

  follow(link: string | null): void {
    if (link === null) return
    const page = pageOfLink(link)
    if (page === null) this.#notRecognised()
    else if (this.#show) this.#show(page)
    else this.#waiting = page
  }

  /** The page the first window opens at; from then on links are shown by `show`. */
  begin(show: (page: string) => void): string {
    this.#show = show
    return this.#waiting ?? DESK_PAGE
  }
}
