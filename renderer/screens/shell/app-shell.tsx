// screens: what a person sees and touches. A screen reads the state and starts actions; it holds no rule.

import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { msg, say } from '../../../shared/wording/say.ts'
import { forgetPurgedPapers } from '../../printing/forget-purged.ts'
import { ScanStation } from '../../scanner/scan-station.tsx'
import { useRoute } from '../../state/navigate.ts'
import { QUEUE_NAMES } from '../../state/queue-names.ts'
import { hrefOf } from '../../state/route.ts'
import { afterFirstList, later } from '../later.tsx'
import { DeskLock } from '../lock/desk-lock.tsx'
import styles from './app-shell.module.css'
import { CONTENT_ID, focusContent, SEARCH_BOX_ID } from './focus-places.ts'
import { KeyHints } from './key-hints.tsx'
import { LiveRegion } from './live-region.tsx'
import { NoticeStack } from './notice-stack.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { openScanned } from './open-scanned.ts'
import { QueueRail } from './queue-rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useFocusHome } from './use-focus-home.ts'
import { useShellKeys } from './use-shell-keys.ts'

const Overlays = later(() => import('./overlays.tsx'), 'Overlays')
const BulkCard = later(
  afterFirstList(() => import('./bulk-card.tsx')),
  'BulkCard',
)

/** The frame around every screen. */
export function AppShell({ children }: { readonly children: ReactNode }) {
  // Null until one was opened.
  const [overlay, setOverlay] = useState<'keys' | 'palette' | 'closed' | null>(null)
  const openKeys = useCallback(() => setOverlay('keys'), [])
  const openPalette = useCallback(() => setOverlay('palette'), [])
  const close = useCallback(() => setOverlay('closed'), [])
  useShellKeys({ openKeys, openPalette })
  const screen = useRef<HTMLDivElement>(null)
  useTopOnArrival(screen)
  useFocusOnArrival()
  useFocusHome()
  useTitle()
  useEffect(forgetPurgedPapers, [])
  // The packing table takes the whole window: whoever packs goes nowhere else meanwhile. The counter too: the customer looks on.
  const isWhole = WHOLE.has(useRoute().screen)
  return (
    <div className={styles.app} data-whole={isWhole || undefined}>
      <a
        className={styles.skip}
        href={`#${CONTENT_ID}`}
        onClick={(event) => {
          // The part after `#` is the place of the app, so the link moves the focus itself.
          event.preventDefault()
          focusContent()
        }}
      >
        {say('Skip to the content')}
      </a>
      <TopBar openKeys={openKeys} openPalette={openPalette} />
      {!isWhole && <QueueRail />}
      <main id={CONTENT_ID} tabIndex={-1} className={styles.main} data-region>
        <OfflineBanner />
        <div ref={screen} className={styles.screen}>
          {children}
        </div>
      </main>
      {!isWhole && <KeyHints openKeys={openKeys} />}
      <NoticeStack />
      <BulkCard />
      <LiveRegion />
      <ScanStation open={openScanned} />
      <DeskLock />
      {overlay !== null && <Overlays open={overlay} close={close} />}
    </div>
  )
}

const WHOLE: ReadonlySet<string> = new Set(['pack', 'hand-over'])

/** Another screen, and another order, is read from its beginning; what has the focus there already stays in sight. */
function useTopOnArrival(screen: RefObject<HTMLDivElement | null>): void {
  const route = useRoute()
  const place = route.screen === 'order' ? route.id : route.screen
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is the reason
  useLayoutEffect(() => {
    const scrolled = screen.current
    if (!scrolled || scrolled.scrollTop === 0) return
    scrolled.scrollTop = 0
    const active = document.activeElement
    if (scrolled.contains(active)) active?.scrollIntoView({ block: 'nearest' })
  }, [place])
}

/** A new screen takes the focus, so that keys and screen readers follow; lists take it themselves. */
function useFocusOnArrival(): void {
  const route = useRoute()
  // Results follow the typing, and the tabs of the settings their arrow keys: those are not new places.
  const place = route.screen === 'search' || route.screen === 'settings' ? route.screen : hrefOf(route)
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is the reason
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    // Typing in the search box opens the results; the focus stays where the person types.
    // A screen that begins with a field has it there already.
    const content = document.getElementById(CONTENT_ID)
    const active = document.activeElement
    // A list that was there at once has taken it already.
    if (active?.id === SEARCH_BOX_ID || (active?.matches('input, [data-grid]') && content?.contains(active))) return
    content?.focus()
  }, [place])
}

/** The window is named after its place; a screen that knows more says more afterwards. */
function useTitle(): void {
  const route = useRoute()
  const name =
    route.screen === 'queue'
      ? say(QUEUE_NAMES[route.queue].label)
      : route.screen === 'search'
        ? `“${route.text}”`
        : route.screen === 'start' || route.screen === 'view'
          ? ''
          : say(TITLES[route.screen])
  // Before the effects of the screens, so that theirs are the last word.
  useLayoutEffect(() => {
    document.title = name === '' ? say('Order desk') : say('{name} · Order desk', { name })
  }, [name])
}

const TITLES = {
  order: msg('Order'),
  return: msg('Take goods back'),
  new: msg('New order'),
  pack: msg('Pack and verify'),
  'hand-over': msg('Hand over a pick-up'),
  exchange: msg('Exchange'),
  stock: msg('Stock'),
  reports: msg('Reports'),
  import: msg('Import orders'),
  sync: msg('Sync centre'),
  print: msg('Print centre'),
  join: msg('Join a shop'),
  conflicts: msg('Conflicts'),
  settings: msg('Settings'),
} as const
