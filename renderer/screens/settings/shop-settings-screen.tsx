import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { SettingsFault } from '../../../shared/lifecycle/settings-faults.ts'
import { type RefusalSentence, refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { navigate } from '../../state/navigate.ts'
import { announce } from '../../state/notices.ts'
import type { SettingsSection } from '../../state/route.ts'
import { CONFLICTS_ID } from './conflict-panel.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import { PaymentSection } from './payment-section.tsx'
import { SaveBar } from './save-bar.tsx'
import { ScannerSection } from './scanner-section.tsx'
import type { SettingPlace } from './setting-place.ts'
import { elementIdOf } from './settings-editing.ts'
import styles from './settings-form.module.css'
import { SettingsNotices } from './settings-notices.tsx'
import { isOfDevice, SettingsTabs } from './settings-tabs.tsx'
import { ShippingSection } from './shipping-section.tsx'
import { StoreSection } from './store-section.tsx'
import { useSettingsDraft } from './use-settings-draft.ts'
import { WarehouseSection } from './warehouse-section.tsx'
import { WindowSection } from './window-section.tsx'

interface ShopSettingsScreenProps {
  readonly section: SettingsSection
  readonly context: ActionContext
}

/** The settings of a shop: changed in a draft over all sections, saved as one. Who may not save them reads them, with the reason. */
export function ShopSettingsScreen({ section, context }: ShopSettingsScreenProps) {
  const saved = context.rules.settings
  const view = useSettingsDraft(saved)
  const readOnly = readOnlyReason(saved, context)
  const isDirty = view.editing.draft.length > 0 && readOnly === null
  // Who cannot change anything is shown what holds, not what somebody else has begun.
  const editing = readOnly === null ? view.editing : { ...view.editing, settings: saved, draft: [], faults: [] }
  const [storeId, setStoreId] = useState(() => editing.draft.find(({ place }) => place.field === 'stores')?.place.id ?? '')
  const leadTo = useLeadingTo(section)

  const goTo = (place: SettingPlace) => {
    if (place.field === 'stores') setStoreId(place.id)
    leadTo(place.id === '' && place.field !== 'shopName' ? null : elementIdOf(place), SECTION_OF[place.field])
  }
  const save = async () => {
    if (!isDirty || view.isBusy) return false
    const [fault] = editing.faults
    if (fault) {
      goTo(fault)
      announce(say('Not saved. {correct}.', { correct: correctText(editing.faults.length) }))
      return false
    }
    if (view.conflicts.length > 0) {
      document.getElementById(CONFLICTS_ID)?.focus()
      return false
    }
    return view.save()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void save()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key for the whole form; the button beside it does the same
    <div className={styles.whole} onKeyDown={onKeyDown}>
      <SettingsTabs
        section={section}
        notices={<SettingsNotices view={view} readOnly={readOnly} isShop={!isOfDevice(section)} />}
        wrong={wrongBySection(editing.faults)}
        foot={
          readOnly === null &&
          (isDirty || !isOfDevice(section)) && (
            <SaveBar view={view} faults={editing.faults} isDirty={isDirty} goTo={goTo} save={() => void save()} />
          )
        }
      >
        {section === 'window' && <WindowSection />}
        {section === 'scanner' && <ScannerSection />}
        {section === 'store' && (
          <StoreSection editing={editing} isReadOnly={readOnly !== null} storeId={storeId} chooseStore={setStoreId} />
        )}
        {!isOfDevice(section) && section !== 'store' && (
          <fieldset className={styles.bare} disabled={readOnly !== null} aria-label={say('Settings of the shop')}>
            {section === 'warehouses' && <WarehouseSection editing={editing} />}
            {section === 'shipping' && <ShippingSection editing={editing} />}
            {section === 'payment' && <PaymentSection editing={editing} />}
          </fieldset>
        )}
      </SettingsTabs>
      {isDirty && <LeaveQuestion changes={editing.draft.length} save={save} discard={view.discard} />}
    </div>
  )
}

const SECTION_OF = {
  shopName: 'store',
  stores: 'store',
  markets: 'store',
  warehouses: 'warehouses',
  pricelists: 'store',
  allocationRules: 'warehouses',
  carriers: 'shipping',
  shippingMethods: 'shipping',
  zones: 'shipping',
  paymentMethods: 'payment',
  views: 'store',
} as const satisfies Record<SettingsFault['field'], SettingsSection>

/** Why this person may not save settings, from the rule that would refuse it; null when they may. */
function readOnlyReason(settings: ShopSettings, context: ActionContext): RefusalSentence | null {
  const decision = tryIntent(
    { name: 'SaveSettings', args: { settings } },
    { type: 'settings', id: 'settings' },
    { selection: null, order: null, deleted: false },
    context,
  )
  return decision.outcome === 'refused' ? refusalSentence(decision.refusal) : null
}

function wrongBySection(faults: readonly SettingsFault[]): Readonly<Partial<Record<SettingsSection, number>>> {
  const counts: Partial<Record<SettingsSection, number>> = {}
  for (const { field } of faults) counts[SECTION_OF[field]] = (counts[SECTION_OF[field]] ?? 0) + 1
  return counts
}

function correctText(count: number): string {
  return say('{count, plural, one {# field has} other {# fields have}} to be corrected', { count })
}

/** Opens a section and puts the focus on what was wanted in it, once it is there. */
function useLeadingTo(section: SettingsSection) {
  const wanted = useRef<string | null>(null)
  const [, setAsked] = useState(0)
  useEffect(() => {
    if (wanted.current === null) return
    const element = document.getElementById(wanted.current)
    if (!element) return
    wanted.current = null
    element.focus()
    element.scrollIntoView({ block: 'center' })
  })
  return (elementId: string | null, to: SettingsSection) => {
    wanted.current = elementId
    setAsked((count) => count + 1)
    if (to !== section) navigate({ screen: 'settings', section: to }, 'replace')
  }
}
