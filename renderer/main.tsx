import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/kit.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { invariant } from '../shared/base/invariant.ts'
import { App, SCHEME_KEPT_AS } from './app.tsx'
import { openDeskCopy } from './cache/desk-copy.ts'
import { connectDesk } from './desk/connect-desk.ts'
import { restoreLanguage } from './i18n/language-choice.ts'
import { UnopenedWindow } from './screens/unopened-window.tsx'
import { deskSession } from './state/desk-session.ts'
import { useDeskState } from './state/desk-state.ts'
import { restoreLooks } from './state/looks.ts'
import { startDeskSession } from './state/start-desk-session.ts'

const element = document.getElementById('root')
invariant(element, 'the page has no root element')
const root = createRoot(element)

paintSchemeEarly()
restoreLooks()

try {
  const [connection, copy] = await Promise.all([
    connectDesk(),
    openDeskCopy({
      blocked: () => useDeskState.setState({ cacheHealth: 'blocked' }),
      superseded: () => {
        useDeskState.setState({ cacheHealth: 'blocked' })
        deskSession().letGo()
      },
    }),
    restoreLanguage(),
  ])
  await startDeskSession({ connection, copy, now: () => new Date().toISOString() })
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
} catch {
  root.render(<UnopenedWindow />)
}

/** The dark must not begin with a white flash: the scheme stands before anything is drawn. */
function paintSchemeEarly(): void {
  const kept = localStorage.getItem(SCHEME_KEPT_AS)
  const isDark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')
}
