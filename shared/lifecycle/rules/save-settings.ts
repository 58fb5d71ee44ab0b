import { canonicalJson } from '../../base/canonical-json.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { ShopSettings } from '../settings.ts'

/** Replaces the shop's settings by ones whose every reference leads somewhere. */
export function saveSettings(command: CommandOf<'SaveSettings'>, context: RuleContext): RuleDecision {
  const { settings } = command.args
  if (canonicalJson(settings) === canonicalJson(context.settings)) return noEffect
  const fault = firstFault(settings)
  return fault ? refuse('VALIDATION', fault) : accept({ kind: 'SettingsSaved', settings })
}

type Fault = {
  readonly field: string
  readonly why: string
}

const LISTS = ['stores', 'markets', 'allocationRules', 'warehouses', 'zones', 'carriers', 'shippingMethods', 'paymentMethods'] as const

function firstFault(settings: ShopSettings): Fault | null {
  if (settings.shopName.trim() === '') return { field: 'shopName', why: 'the shop has no name' }
  for (const list of LISTS) {
    const ids = settings[list].map((each) => each.id)
    if (ids.includes('') || new Set(ids).size < ids.length) return { field: list, why: 'an id is missing or used twice' }
  }
  const lost = settings.stores.find((store) => !isTimeZone(store.timeZone))
  return lost ? { field: 'stores', why: `${lost.timeZone} is no time zone` } : firstLooseEnd(settings)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== null
  } catch {
    return false
  }
}

function firstLooseEnd(settings: ShopSettings): Fault | null {
  const knows = (list: (typeof LISTS)[number]) => {
    const ids = new Set(settings[list].map((each) => each.id))
    return (id: string) => ids.has(id)
  }
  const [isStore, isRule, isWarehouse, isZone, isCarrier] = [
    knows('stores'),
    knows('allocationRules'),
    knows('warehouses'),
    knows('zones'),
    knows('carriers'),
  ]
  if (!settings.markets.every((market) => isStore(market.storeId))) return { field: 'markets', why: 'a market names no store' }
  if (!settings.markets.every((market) => isRule(market.allocationRuleId)))
    return { field: 'markets', why: 'a market names no allocation rule' }
  if (!settings.allocationRules.every((rule) => rule.warehouseIds.every(isWarehouse))) {
    return { field: 'allocationRules', why: 'an allocation rule names no warehouse' }
  }
  const zonesNamed = settings.carriers.flatMap((carrier) => [...carrier.zoneIds, ...carrier.ranges.map((range) => range.zoneId)])
  if (!zonesNamed.every(isZone)) return { field: 'carriers', why: 'a carrier names no zone' }
  if (!settings.shippingMethods.every((method) => method.pickup || isCarrier(method.carrierId))) {
    return { field: 'shippingMethods', why: 'a shipping method names no carrier' }
  }
  return null
}
