import { describe, expect, test } from 'vitest'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import type { MagicLink } from '../../../shared/lifecycle/magic-link.ts'
import {
  aLine,
  checkout,
  did,
  given,
  type IssueOptions,
  issue,
  placed,
  type Step,
  selected,
  settingsChanged,
  stateOf,
  type World,
} from '../../support/given-order.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

const HASH = 'a'.repeat(64)
const EXPIRES = '2025-04-01T00:00:00.000Z'
/** Somebody without an account who followed the link; the shop's page acts for them. */
const BY_LINK: IssueOptions = { role: 'integration', actorName: 'A guest', via: HASH }

const wish = (changes: Partial<CommandArgs['CreateMagicLink']> = {}): CommandArgs['CreateMagicLink'] => ({
  tokenHash: HASH,
  scope: 'edit',
  lockContents: false,
  lockPrices: false,
  expiresAt: EXPIRES,
  ...changes,
})
const linked = (changes: Partial<CommandArgs['CreateMagicLink']> = {}): Step => did('CreateMagicLink', wish(changes))

/** Two shirts at a price the clerk granted, and two mugs at the price of the list. */
const sheet = selected({ lines: [aLine('L1', 'shirt', { unitPrice: 8_000 }), aLine('L2', 'mug')] })

function linksOf(world: World): readonly MagicLink[] {
  return stateOf(world).selection?.links ?? []
}
const linesOf = (world: World) => stateOf(world).selection?.lines
const theLinkId = (world: World) => linksOf(world)[0]?.id ?? ''

describe('handing out a link', () => {
  test('the shop keeps the hash of the token, who made the link and how far it reaches', () => {
    const { world } = given(sheet)
      .when('CreateMagicLink', wish({ lockPrices: true }), { role: 'counter' })
      .thenEvents('MagicLinkCreated')
    expect(linksOf(world)).toEqual([
      { ...wish({ lockPrices: true }), id: 'c2.1', createdAt: '2025-03-03T09:02:00.000Z', createdBy: 'counter' },
    ])
  })

  test('handing out a link neither touches the basket nor lets it live longer', () => {
    const { world } = given(selected({ changes: { ownerKind: 'anonymous', customerId: null } }))
    const before = stateOf(world).selection
    issue(world, 'CreateMagicLink', wish())
    const after = stateOf(world).selection
    expect(after).toMatchObject({ updatedAt: before?.updatedAt, expiresAt: before?.expiresAt, lines: before?.lines })
  })

  test('only the staff hands out and takes back: neither the warehouse, a program, nor somebody who came by a link', () => {
    for (const by of [{ role: 'warehouse' }, { role: 'integration' }, BY_LINK] as const) {
      given(sheet, linked())
        .when('CreateMagicLink', wish({ tokenHash: 'b'.repeat(64) }), by)
        .thenRefused('FORBIDDEN')
      const { world } = given(sheet, linked())
      expect(issue(world, 'RevokeMagicLink', { linkId: theLinkId(world) }, by)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    }
  })

  test.each([
    ['a token instead of its hash', wish({ tokenHash: 'my-secret' }), 'tokenHash'],
    ['an end in the past', wish({ expiresAt: '2025-03-03T09:00:00.000Z' }), 'expiresAt'],
    ['no moment at all as its end', wish({ expiresAt: 'soon' }), 'expiresAt'],
  ])('%s makes no link', (_, args, field) => {
    given(sheet).when('CreateMagicLink', args).thenRefused('VALIDATION', { field })
  })

  test('nothing is fixed in a basket with nothing in it, and one token opens one link', () => {
    given(selected({ lines: [] }))
      .when('CreateMagicLink', wish({ lockContents: true }))
      .thenRefused('VALIDATION', { field: 'lines' })
    given(sheet, linked()).when('CreateMagicLink', wish()).thenRefused('ID_REUSED')
  })

  test('a basket that is over is handed out to nobody', () => {
    given(placed()).when('CreateMagicLink', wish()).thenRefused('WRONG_STATUS', { status: 'checkedOut' })
    given(sheet, did('DeleteSelection', {})).when('CreateMagicLink', wish()).thenRefused('DELETED')
  })
})

describe('what somebody who came by a link may do', () => {
  test('change what lies in it, the addresses and the wishes, ask for the checkout, and check out', () => {
    given(sheet, linked())
      .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 1 }) }, BY_LINK)
      .thenEvents('SelectionLineSet')
      .when('EditSelection', { changes: { comment: 'ring twice', shippingMethodId: 'pickup' } }, BY_LINK)
      .thenEvents('SelectionEdited')
      .when('RequestCheckout', {}, BY_LINK)
      .thenEvents('SelectionCheckoutRequested')
      .when('CreateOrder', checkout(), BY_LINK)
      .thenAccepted()
      .thenOrder({ status: 1, createdBy: 'A guest' })
  })

  test('with a link to look at, nothing', () => {
    const viewing = given(sheet, linked({ scope: 'view' }))
    viewing.when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 1 }) }, BY_LINK).thenRefused('FORBIDDEN')
    viewing.when('EditSelection', { changes: { comment: 'x' } }, BY_LINK).thenRefused('FORBIDDEN')
    viewing.when('RequestCheckout', {}, BY_LINK).thenRefused('FORBIDDEN')
    viewing.when('CreateOrder', checkout(), BY_LINK).thenRefused('FORBIDDEN')
    expect(stateOf(viewing.world)).toMatchObject({ order: null, selection: { state: 'open' } })
  })

  test('nothing else in the shop, whoever lends them the hand', () => {
    for (const role of ['integration', 'admin', 'system'] as const) {
      const by = { role, via: HASH }
      given(sheet, linked()).when('DeleteSelection', {}, by).thenRefused('FORBIDDEN')
      given(sheet, linked()).when('AssignCustomer', { customerId: 'eva' }, by).thenRefused('FORBIDDEN')
      given(sheet, linked(), did('CreateOrder', checkout())).when('ConfirmOrder', {}, by).thenRefused('FORBIDDEN')
      given(sheet, linked())
        .when('CreateOrder', checkout({ create: { confirmNow: true } }), by)
        .thenRefused('FORBIDDEN')
      given(sheet, linked())
        .when('CreateOrder', checkout({ create: { holdNow: { reasonCode: 'OTHER', reason: 'x' } } }), by)
        .thenRefused('FORBIDDEN')
    }
  })

  test('a token of another basket opens nothing', () => {
    given(sheet, linked())
      .when('EditSelection', { changes: { comment: 'x' } }, { ...BY_LINK, via: 'b'.repeat(64) })
      .thenRefused('NOT_FOUND')
    given(sheet)
      .when('EditSelection', { changes: { comment: 'x' } }, BY_LINK)
      .thenRefused('NOT_FOUND')
  })

  test.each([
    ['discounts', { discounts: [{ kind: 'manual', name: 'mine', amount: 5_000 }] }],
    ['the shipping cost', { shippingCost: 0 }],
    ['the handling cost', { handlingCost: 1 }],
    ['the tax', { vatExempt: true }],
    ['the owner', { customerId: 'eva' }],
    ['the lock', { lockedContents: true }],
  ] as const)('%s stay the shop’s', (_, changes) => {
    given(sheet, linked()).when('EditSelection', { changes }, BY_LINK).thenRefused('LOCKED')
  })
})

describe('prices', () => {
  test('what a guest says about prices is not looked at: a line keeps its own, a new one has the list’s', () => {
    const cheap = { unitPrice: 1, taxPercent: 0, lineDiscount: 1, snapshot: { ...aLine('x', 'x').snapshot, productName: 'free' } }
    const { world } = given(sheet, linked())
      .when('SetSelectionLine', { line: aLine('L1', 'shirt', { ...cheap, quantity: 3 }) }, BY_LINK)
      .thenAccepted()
      .when('SetSelectionLine', { line: aLine('L3', 'poster', cheap) }, BY_LINK)
      .thenAccepted()
    expect(linesOf(world)).toMatchObject([
      { id: 'L1', quantity: 3, unitPrice: 8_000, taxPercent: 25, lineDiscount: 0, snapshot: { productName: 'shirt' } },
      { id: 'L2', unitPrice: 4_999 },
      { id: 'L3', unitPrice: 3_333, taxPercent: 25, lineDiscount: 0, snapshot: { productName: 'poster' } },
    ])
  })

  test('with prices locked nobody gets more units at a special price, fewer are fine, and so is more at the list price', () => {
    const { world } = given(sheet, linked({ lockPrices: true }))
      .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 3 }) }, BY_LINK)
      .thenRefused('LOCKED', { lineId: 'L1' })
      .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 1 }) }, BY_LINK)
      .thenAccepted()
      .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 9 }) }, BY_LINK)
      .thenAccepted()
      .when('SetSelectionLine', { line: aLine('L4', 'shirt', { quantity: 5, unitPrice: 8_000 }) }, BY_LINK)
      .thenAccepted()
    expect(linesOf(world)).toMatchObject([
      { quantity: 1, unitPrice: 8_000 },
      { quantity: 9, unitPrice: 4_999 },
      { quantity: 5, unitPrice: 10_000 },
    ])
  })

  test('a discount of a line is special too: fewer units keep their share of it, more get none', () => {
    const discounted = selected({ lines: [aLine('L1', 'shirt', { quantity: 3, lineDiscount: 1_000 })] })
    given(discounted, linked({ lockPrices: true }))
      .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 4 }) }, BY_LINK)
      .thenRefused('LOCKED')
    const { world } = given(discounted, linked())
    issue(world, 'SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 5 }) }, BY_LINK)
    expect(linesOf(world)).toMatchObject([{ quantity: 5, lineDiscount: 1_000 }])
    issue(world, 'SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 2 }) }, BY_LINK)
    expect(linesOf(world)).toMatchObject([{ quantity: 2, lineDiscount: 400 }])
  })

  test('what is not in the catalogue, not for sale or has no price here is not put in', () => {
    const retired: Step = (world) => {
      const poster = world.items.get('poster')
      if (poster) world.items.set('poster', { ...poster, active: false })
    }
    given(sheet, linked())
      .when('SetSelectionLine', { line: aLine('L9', 'unicorn') }, BY_LINK)
      .thenRefused('NOT_FOUND')
    given(sheet, linked(), retired)
      .when('SetSelectionLine', { line: aLine('L9', 'poster') }, BY_LINK)
      .thenRefused('NOT_FOUND')
  })

  test('market, price list and prices stay, whatever country the customer picks', () => {
    const norway: Step = settingsChanged((settings) => ({
      ...settings,
      pricelists: [{ id: 'sweden', name: 'Sweden', currency: 'SEK' }],
      markets: [
        ...settings.markets.map((market) => ({ ...market, pricelistId: 'sweden' })),
        { id: 'norway', storeId: 'store', name: 'Norway', countries: ['NO'], allocationRuleId: 'rule' },
      ],
    }))
    const { world } = given(norway, sheet, linked())
    const before = stateOf(world).selection
    const address = { ...TEST_ADDRESS, country: 'NO', city: 'Oslo' }
    issue(world, 'EditSelection', { changes: { address, shippingAddress: address } }, BY_LINK)
    const after = stateOf(world).selection
    expect(after).toMatchObject({ marketId: 'market', pricelistId: 'sweden', currency: 'SEK', address: { country: 'NO' } })
    expect(after?.lines).toEqual(before?.lines)
    expect(issue(world, 'CreateOrder', checkout(), BY_LINK)).toMatchObject({ outcome: 'accepted' })
    expect(stateOf(world).order).toMatchObject({ marketId: 'market', pricelistId: 'sweden', totals: { itemsTotal: 2 * 8_000 + 2 * 4_999 } })
  })
})

describe('fixed contents', () => {
  test('whoever came by the link changes nothing of what lies there, and still checks out', () => {
    given(sheet, linked({ lockContents: true }))
      .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 1 }) }, BY_LINK)
      .thenRefused('LOCKED')
      .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 0 }) }, BY_LINK)
      .thenRefused('LOCKED')
      .when('SetSelectionLine', { line: aLine('L7', 'mug') }, BY_LINK)
      .thenRefused('LOCKED')
      .when('EditSelection', { changes: { comment: 'ring twice' } }, BY_LINK)
      .thenAccepted()
      .when('CreateOrder', checkout(), BY_LINK)
      .thenOrder({ totals: { itemsTotal: 2 * 8_000 + 2 * 4_999 } })
  })

  test('the shop itself still changes it, and another link may be less strict', () => {
    const open = { ...BY_LINK, via: 'b'.repeat(64) }
    given(sheet, linked({ lockContents: true }), linked({ tokenHash: open.via }))
      .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 1 }) })
      .thenAccepted()
      .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 3 }) }, open)
      .thenAccepted()
  })

  test('what a link promises is neither merged nor priced anew when the customer signs in', () => {
    for (const promise of [{ lockContents: true }, { lockPrices: true }]) {
      const own = did(
        'CreateSelection',
        { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom', lines: [], changes: { customerId: 'eva' } },
        { aggregateId: 'own' },
      )
      const guest = selected({ changes: { ownerKind: 'anonymous', customerId: null } })
      const { world } = given(own, guest, linked(promise))
        .when('AssignCustomer', { customerId: 'eva', pricelistId: 'eva' })
        .thenEvents('SelectionAssigned')
      expect(stateOf(world).selection).toMatchObject({ state: 'open', customerId: 'eva', lines: [{ unitPrice: 10_000 }] })
      expect(stateOf(world).selection).not.toHaveProperty('pricelistId')
    }
  })

  test('once the link is dead the basket joins the customer’s again', () => {
    const guest = selected({ changes: { ownerKind: 'anonymous', customerId: null } })
    const own = did(
      'CreateSelection',
      { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom', lines: [], changes: { customerId: 'eva' } },
      { aggregateId: 'own' },
    )
    const { world } = given(own, guest, linked({ lockContents: true }))
    did('RevokeMagicLink', { linkId: theLinkId(world) })(world)
    expect(issue(world, 'AssignCustomer', { customerId: 'eva' })).toMatchObject({ events: [{ kind: 'SelectionMergedAway' }] })
  })
})

describe('the end of a link', () => {
  const attempts: readonly (readonly [string, (world: World, by: IssueOptions) => unknown])[] = [
    ['another line', (world, by) => issue(world, 'SetSelectionLine', { line: aLine('L9', 'mug') }, by)],
    ['another comment', (world, by) => issue(world, 'EditSelection', { changes: { comment: 'x' } }, by)],
    ['asking for the checkout', (world, by) => issue(world, 'RequestCheckout', {}, by)],
    ['checking out', (world, by) => issue(world, 'CreateOrder', { ...checkout({ number: 'A-00009' }), reference: 'ZZZZZZZZZ' }, by)],
  ]

  test.each(attempts)('with a used link %s changes nothing (LINK_USED)', (_, attempt) => {
    const { world } = given(sheet, linked(), did('CreateOrder', checkout(), BY_LINK))
    const before = stateOf(world)
    expect(before.selection?.links).toMatchObject([{ usedOrderId: 'order-1' }])
    expect(attempt(world, BY_LINK)).toMatchObject({ outcome: 'refused', refusal: { code: 'LINK_USED', facts: { number: 'A-00001' } } })
    expect(stateOf(world)).toEqual(before)
  })

  test.each(attempts)('with an expired link %s changes nothing', (_, attempt) => {
    const { world } = given(sheet, linked())
    const before = stateOf(world)
    expect(attempt(world, { ...BY_LINK, at: EXPIRES })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'SELECTION_EXPIRED', facts: { expiresAt: EXPIRES } },
    })
    expect(stateOf(world)).toEqual(before)
  })

  test.each(attempts)('with a link that was taken back %s changes nothing', (_, attempt) => {
    const { world } = given(sheet, linked())
    did('RevokeMagicLink', { linkId: theLinkId(world) })(world)
    const before = stateOf(world)
    expect(attempt(world, BY_LINK)).toMatchObject({ outcome: 'refused', refusal: { code: 'LINK_USED', facts: { because: 'revoked' } } })
    expect(stateOf(world)).toEqual(before)
  })

  test('when the shop places the order every living link dies, and one that was taken back stays that', () => {
    const { world } = given(sheet, linked(), linked({ tokenHash: 'b'.repeat(64), scope: 'view' }))
    did('RevokeMagicLink', { linkId: theLinkId(world) })(world)
    did('CreateOrder', checkout())(world)
    const [revoked, used] = linksOf(world)
    expect(revoked).not.toHaveProperty('usedOrderId')
    expect(used).toMatchObject({ usedOrderId: 'order-1' })
  })

  test('a checkout that is refused leaves the link alive', () => {
    const { world } = given(sheet, linked())
    issue(world, 'CreateOrder', checkout({ create: { authorization: { status: 'failed', reference: 'x' } } }), BY_LINK)
    expect(linksOf(world)).not.toMatchObject([{ usedOrderId: 'order-1' }])
    expect(issue(world, 'CreateOrder', checkout(), BY_LINK)).toMatchObject({ outcome: 'accepted' })
  })

  test('taking back twice, or a used link, changes nothing; an unknown one is not found', () => {
    const { world } = given(sheet, linked())
    const linkId = theLinkId(world)
    expect(issue(world, 'RevokeMagicLink', { linkId })).toMatchObject({ events: [{ kind: 'MagicLinkRevoked', linkId }] })
    expect(issue(world, 'RevokeMagicLink', { linkId })).toEqual({ outcome: 'accepted-no-effect' })
    expect(issue(world, 'RevokeMagicLink', { linkId: 'other' })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    const used = given(sheet, linked(), did('CreateOrder', checkout())).world
    expect(issue(used, 'RevokeMagicLink', { linkId: theLinkId(used) })).toEqual({ outcome: 'accepted-no-effect' })
  })

  test('a claim about the past does not bring an expired link back', () => {
    const { world } = given(sheet, linked())
    const late = { ...BY_LINK, at: '2025-05-01T00:00:00.000Z', occurredAt: '2025-03-04T00:00:00.000Z' }
    expect(issue(world, 'RequestCheckout', {}, late)).toMatchObject({ refusal: { code: 'SELECTION_EXPIRED' } })
  })
})
