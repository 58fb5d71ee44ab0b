import type { AllocationRule, PaymentMethod, ShopSettings } from './settings.ts'

/** A reference that leads nowhere, or to nothing that works. */
interface LooseEnd {
  readonly field: 'markets' | 'allocationRules' | 'carriers' | 'shippingMethods' | 'paymentMethods'
  readonly id: string
  readonly part: string
  readonly why: string
}

/** Who may be named as a group: the kinds of owner a basket has. */
export const OWNER_GROUPS = ['anonymous', 'customer', 'account', 'staff'] as const

/** Everything in the settings that names something which is not there. */
export function outOfReach(settings: ShopSettings): readonly LooseEnd[] {
  const [isStore, isZone, isCarrier] = [knownIds(settings.stores), knownIds(settings.zones), knownIds(settings.carriers)]
  return [
    ...settings.markets.flatMap(({ id, storeId, allocationRuleId, pricelistId }) => [
      ...(isStore(storeId) ? [] : [loose('markets', id, 'storeId', 'a market names no store')]),
      ...(knownIds(settings.allocationRules)(allocationRuleId)
        ? []
        : [loose('markets', id, 'allocationRuleId', 'a market names no allocation rule')]),
      ...(pricelistId === undefined || knownIds(settings.pricelists ?? [])(pricelistId)
        ? []
        : [loose('markets', id, 'pricelistId', 'a market names no price list')]),
    ]),
    ...settings.allocationRules.flatMap((rule) => allocationRuleEnds(rule, settings)),
    ...settings.carriers.flatMap(({ id, zoneIds, ranges }) => [
      ...(zoneIds.every(isZone) ? [] : [loose('carriers', id, 'zoneIds', 'a carrier names no zone')]),
      ...(ranges.every((range) => isZone(range.zoneId)) ? [] : [loose('carriers', id, 'ranges', 'a price range names no zone')]),
    ]),
    ...settings.shippingMethods.flatMap((method) =>
      method.pickup || isCarrier(method.carrierId)
        ? []
        : [loose('shippingMethods', method.id, 'carrierId', 'a shipping method names no carrier')],
    ),
    ...settings.paymentMethods.flatMap((method) => restrictionEnds(method, isCarrier)),
  ]
}

/** A rule without a warehouse to ask would leave every order of its markets without stock. */
function allocationRuleEnds({ id, warehouseIds }: AllocationRule, settings: ShopSettings): readonly LooseEnd[] {
  const why = (() => {
    if (warehouseIds.length === 0) return 'an allocation rule needs a warehouse to ask'
    if (!warehouseIds.every(knownIds(settings.warehouses))) return 'an allocation rule names no warehouse'
    if (new Set(warehouseIds).size < warehouseIds.length) return 'an allocation rule asks a warehouse twice'
    const isUsed = settings.markets.some((market) => market.allocationRuleId === id)
    const isActive = knownIds(settings.warehouses.filter((warehouse) => warehouse.active))
    return isUsed && !warehouseIds.some(isActive) ? 'an allocation rule in use asks no active warehouse' : null
  })()
  return why === null ? [] : [loose('allocationRules', id, 'warehouseIds', why)]
}

function restrictionEnds({ id, restrictions }: PaymentMethod, isCarrier: (id: string) => boolean): readonly LooseEnd[] {
  const groups: readonly string[] = OWNER_GROUPS
  return [
    ...(restrictions.groups.every((group) => groups.includes(group))
      ? []
      : [loose('paymentMethods', id, 'restrictions.groups', 'a payment method names no known group')]),
    ...(restrictions.carriers.every(isCarrier)
      ? []
      : [loose('paymentMethods', id, 'restrictions.carriers', 'a payment method names no carrier')]),
  ]
}

function knownIds(list: readonly { readonly id: string }[]): (id: string) => boolean {
  const ids = new Set(list.map((each) => each.id))
  return (id) => ids.has(id)
}

function loose(field: LooseEnd['field'], id: string, part: string, why: string): LooseEnd {
  return { field, id, part, why }
}
