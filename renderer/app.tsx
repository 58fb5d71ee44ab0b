import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { CrashBoundary } from './screens/crash-boundary.tsx'
import { CurrentScreen } from './screens/current-screen.tsx'
import { AppShell } from './screens/shell/app-shell.tsx'
import { useDensityOnPage } from './state/looks.ts'
import { cssVariables, styleNonce, theme } from './theme.ts'

export const SCHEME_KEPT_AS = 'order-desk-colours'

const schemeManager = localStorageColorSchemeManager({ key: SCHEME_KEPT_AS })

/** The whole window. `env` is `test` where there is no layout and motion would only be waited for. */
export function App({ env = 'default' }: { readonly env?: 'default' | 'test' }) {
  useDensityOnPage()
  return (
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
  )
}
