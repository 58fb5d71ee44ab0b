import type { Actor } from '../../../shared/lifecycle/actor.ts'
import { say } from '../../../shared/wording/say.ts'
import { lockNow } from '../../state/lock.ts'
import { chooseLooks } from '../../state/looks.ts'
import { navigate } from '../../state/navigate.ts'
import { QUEUE_GROUPS, QUEUE_NAMES } from '../../state/queue-names.ts'
import { choosePerson } from '../../state/use-person.ts'
import { SECTION_NAMES } from '../settings/section-names.ts'
import { GO_PLACES } from './go-places.ts'

/** The sections that are the shop's; those of this window are places of their own. */
const SHOP_SECTIONS = ['store', 'warehouses', 'shipping', 'payment'] as const

/** One line of the palette. */
export interface Place {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly keys: readonly string[]
  /** Offered whatever was typed. */
  readonly isAlways?: boolean
  /** Found by the search for what was typed. */
  readonly isFound?: boolean
  /** Why it cannot be done now. */
  readonly why?: string
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
        label: say(label),
        group: say(group.label),
        keys: letter === null ? [] : ['G', letter.toUpperCase()],
        run: () => navigate({ screen: 'queue', queue }),
      }
    }),
  )
  const screens: readonly Place[] = [
    { id: 'new', label: say('New order'), group: say('Do'), keys: ['N'], run: () => navigate({ screen: 'new', selectionId: null }) },
    byLetter('counter', say('Do')),
    byLetter('pack', say('Do')),
    byLetter('stock', say('Do')),
    { id: 'items', label: say('Items and prices'), group: say('Do'), keys: [], run: () => navigate({ screen: 'stock', itemId: null }) },
    {
      id: 'return',
      label: say('Take goods back'),
      group: say('Do'),
      keys: [],
      run: () => navigate({ screen: 'return', shipmentId: null, orderId: null }),
    },
    byLetter('hand-over', say('Do')),
    byLetter('exchange', say('Do')),
    byLetter('conflicts', say('Needs a person')),
    { id: 'reports', label: say('Reports'), group: say('Window'), keys: [], run: () => navigate({ screen: 'reports' }) },
    { id: 'sync', label: say('Sync centre'), group: say('Window'), keys: [], run: () => navigate({ screen: 'sync' }) },
    { id: 'print', label: say('Print centre'), group: say('Window'), keys: [], run: () => navigate({ screen: 'print' }) },
    { id: 'import', label: say('Import orders'), group: say('Do'), keys: [], run: () => navigate({ screen: 'import' }) },
    { id: 'settings', label: say('Settings'), group: say('Window'), keys: [], run: () => navigate({ screen: 'settings' }) },
    {
      id: 'scanner',
      label: say('Set up the scanner'),
      group: say('Window'),
      keys: [],
      run: () => navigate({ screen: 'settings', section: 'scanner' }),
    },
    ...SHOP_SECTIONS.map(
      (section): Place => ({
        id: `settings-${section}`,
        label: say('Settings: {section}', { section: say(SECTION_NAMES[section]) }),
        group: say('Window'),
        keys: [],
        run: () => navigate({ screen: 'settings', section }),
      }),
    ),
    { id: 'lock', label: say('Lock this desk now'), group: say('Window'), keys: ['Ctrl', 'L'], run: lockNow },
    { id: 'light', label: say('Light'), group: say('Window'), keys: [], run: () => setColorScheme('light') },
    { id: 'dark', label: say('Dark'), group: say('Window'), keys: [], run: () => setColorScheme('dark') },
    { id: 'auto', label: say('Light or dark like the system'), group: say('Window'), keys: [], run: () => setColorScheme('auto') },
    { id: 'compact', label: say('Compact rows'), group: say('Window'), keys: [], run: () => chooseLooks({ density: 'compact' }) },
    { id: 'normal-rows', label: say('Normal rows'), group: say('Window'), keys: [], run: () => chooseLooks({ density: 'normal' }) },
    { id: 'high-contrast', label: say('High contrast'), group: say('Window'), keys: [], run: () => chooseLooks({ contrast: 'high' }) },
    { id: 'usual-contrast', label: say('Normal contrast'), group: say('Window'), keys: [], run: () => chooseLooks({ contrast: 'usual' }) },
    { id: 'touch', label: say('Large rows for touch'), group: say('Window'), keys: [], run: () => chooseLooks({ density: 'touch' }) },
  ]
  const actors = people.map(
    (person): Place => ({
      id: `person-${person.id}`,
      label: say('Act as {person}', { person: person.name }),
      group: say('Person'),
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
            label: say('Search orders for “{text}”', { text }),
            group: say('Search'),
            keys: [],
            isAlways: true,
            run: () => navigate({ screen: 'search', text }),
          },
        ]
  return [...queues, ...screens, ...actors, ...search]
}

function byLetter(id: keyof typeof GO_PLACES, group: string): Place {
  const { letter, label, route } = GO_PLACES[id]
  return { id, label: say(label), group, keys: ['G', letter.toUpperCase()], run: () => navigate(route) }
}
