import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { useMemo } from 'react'
import { useLanguage } from './i18n/language-choice.ts'
import { directionOf } from './i18n/languages.ts'
import { CrashBoundary } from './screens/crash-boundary.tsx'
import { CurrentScreen } from './screens/current-screen.tsx'
import { AppShell } from './screens/shell/app-shell.tsx'
import { useLooksOnPage } from './state/looks.ts'
import { cssVariables, makeTheme, styleNonce } from './theme.ts'

export const SCHEME_KEPT_AS = 'order-desk-colours'

const schemeManager = localStorageColorSchemeManager({ key: SCHEME_KEPT_AS })

/** The whole window. `env` is `test` where there is no layout and motion would only be waited for. */
export function App({ env = 'default' }: { readonly env?: 'default' | 'test' }) {
  useLooksOnPage()
  const language = useLanguage()
  // Words are said when they are drawn: another language draws everything anew.
  const theme = useMemo(() => makeTheme(language), [language])
  return (
    <DirectionProvider key={language} initialDirection={directionOf(language)} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
        env={env}
      >
        <CrashBoundary>
          <AppShell>
            <CurrentScreen />
          </AppShell>
        </CrashBoundary>
      </MantineProvider>
    </DirectionProvider>
  )
}
