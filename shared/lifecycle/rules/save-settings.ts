import { canonicalJson } from '../../base/canonical-json.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { ShopSettings } from '../settings.ts'
import { removedFaults, settingsFaults } from '../settings-faults.ts'

/** Replaces the shop's settings by ones a shop can run on, and never over a change the person has not seen. */
export function saveSettings(command: CommandOf<'SaveSettings'>, context: RuleContext): RuleDecision {
  const { settings, before } = command.args
  if (isSame(settings, context.settings)) return noEffect
  if (before && !isSame(before, context.settings)) return refuse('STALE_VERSION', { what: 'settings' })
  const [fault] = [...settingsFaults(settings), ...removedFaults(settings, context.settings)]
  return fault ? refuse('VALIDATION', { ...fault }) : accept({ kind: 'SettingsSaved', settings })
}

function isSame(one: ShopSettings, other: ShopSettings): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
