import { type Message, msg } from '../../../shared/wording/say.ts'
import type { SettingsSection } from '../../state/route.ts'

/** What the sections of the settings are called: on their tabs, and where they are looked for. */
export const SECTION_NAMES = {
  window: msg('This window'),
  scanner: msg('Scanner'),
  store: msg('Store'),
  warehouses: msg('Warehouses'),
  shipping: msg('Shipping'),
  payment: msg('Payment'),
} as const satisfies Record<SettingsSection, Message>
