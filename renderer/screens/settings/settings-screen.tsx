import { useActionContext } from '../../actions/use-action-context.ts'
import { useRoute } from '../../state/navigate.ts'
import { ScannerSection } from './scanner-section.tsx'
import { SettingsTabs } from './settings-tabs.tsx'
import { ShopSettingsScreen } from './shop-settings-screen.tsx'
import { WindowSection } from './window-section.tsx'

/** How this window looks, and what the shop has decided about itself. */
export function SettingsScreen() {
  const route = useRoute()
  const context = useActionContext()
  const section = route.screen === 'settings' ? (route.section ?? 'window') : 'window'
  // A shop that has not been set up, or is not here yet, has no settings to show.
  if (context === null || context.rules.settings.stores.length === 0) {
    return (
      <SettingsTabs section={section === 'scanner' ? section : 'window'} isAlone>
        {section === 'scanner' ? <ScannerSection /> : <WindowSection />}
      </SettingsTabs>
    )
  }
  return <ShopSettingsScreen section={section} context={context} />
}
