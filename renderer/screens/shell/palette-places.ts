import type { Actor } from '../../../shared/lifecycle/actor.ts'
import { chooseLooks } from '../../state/looks.ts'
import { navigate } from '../../state/navigate.ts'
import { CONFLICTS_LETTER, QUEUE_GROUPS, QUEUE_NAMES, STOCK_LETTER } from '../../state/queue-names.ts'
import { choosePerson } from '../../state/use-person.ts'

/** One line of the palette. */
export interface Place {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly keys: readonly string[]
  /** Offered whatever was typed. */
  readonly isAlways?: boolean
  run(): void
}

interface Around {
  readonly people: readonly Actor[]
  readonly text: string
  setColorScheme(scheme: 'light' | 'dark' | 'auto'): void
}

/** Everything the palette offers, in the order it is offered in. */
export function placesOf({ people, text, setColorScheme }: Around): readonly Place[] {
  const queues = QUEUE_GROUPS.flatMap((group) =>
    group.queues.map((queue): Place => {
      const { label, letter } = QUEUE_NAMES[queue]
      return {
        id: `queue-${queue}`,
        label,
        group: group.label,
        keys: letter === null ? [] : ['G', letter.toUpperCase()],
        run: () => navigate({ screen: 'queue', queue }),
      }
    }),
  )
  const screens: readonly Place[] = [
    { id: 'new', label: 'New order', group: 'Do', keys: ['N'], run: () => navigate({ screen: 'new', selectionId: null }) },
    {
      id: 'counter-sale',
      label: 'Sell over the counter',
      group: 'Do',
      keys: [],
      run: () => navigate({ screen: 'new', selectionId: null, atCounter: true }),
    },
    {
      id: 'stock',
      label: 'Stock',
      group: 'Do',
      keys: ['G', STOCK_LETTER.toUpperCase()],
      run: () => navigate({ screen: 'stock', itemId: null }),
    },
    { id: 'items', label: 'Items and prices', group: 'Do', keys: [], run: () => navigate({ screen: 'stock', itemId: null }) },
    {
      id: 'return',
      label: 'Take goods back',
      group: 'Do',
      keys: [],
      run: () => navigate({ screen: 'return', shipmentId: null, orderId: null }),
    },
    {
      id: 'conflicts',
      label: 'Conflicts',
      group: 'Needs a person',
      keys: ['G', CONFLICTS_LETTER.toUpperCase()],
      run: () => navigate({ screen: 'conflicts', id: null }),
    },
    { id: 'sync', label: 'Sync centre', group: 'Window', keys: [], run: () => navigate({ screen: 'sync' }) },
    { id: 'import', label: 'Import orders', group: 'Do', keys: [], run: () => navigate({ screen: 'import' }) },
    { id: 'settings', label: 'Settings', group: 'Window', keys: [], run: () => navigate({ screen: 'settings' }) },
    { id: 'light', label: 'Light', group: 'Window', keys: [], run: () => setColorScheme('light') },
    { id: 'dark', label: 'Dark', group: 'Window', keys: [], run: () => setColorScheme('dark') },
    { id: 'auto', label: 'Light or dark like the system', group: 'Window', keys: [], run: () => setColorScheme('auto') },
    { id: 'compact', label: 'Compact rows', group: 'Window', keys: [], run: () => chooseLooks({ density: 'compact' }) },
    { id: 'touch', label: 'Large rows for touch', group: 'Window', keys: [], run: () => chooseLooks({ density: 'touch' }) },
  ]
  const actors = people.map(
    (person): Place => ({
      id: `person-${person.id}`,
      label: `Act as ${person.name}`,
      group: 'Person',
      keys: [],
      run: () => choosePerson(person),
    }),
  )
  const search: readonly Place[] =
    text === ''
      ? []
      : [
          {
            id: 'search',
            label: `Search orders for “${text}”`,
            group: 'Search',
            keys: [],
            isAlways: true,
            run: () => navigate({ screen: 'search', text }),
          },
        ]
  return [...queues, ...screens, ...actors, ...search]
}
