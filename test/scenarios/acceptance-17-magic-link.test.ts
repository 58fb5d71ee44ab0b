import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { itemAt, type ScenarioDesk, scenario } from '../support/scenario-desk.ts'
import { TEST_ADDRESS, TEST_ITEMS, TEST_SHOP } from '../support/test-shop.ts'

const TOKEN_HASH = createHash('sha256').update('what the customer got by mail').digest('hex')
const LINK = {
  tokenHash: TOKEN_HASH,
  scope: 'edit',
  lockContents: false,
  lockPrices: false,
  expiresAt: '2025-04-01T00:00:00.000Z',
} as const

// At home a shirt costs 9,000 öre, in Norway 12,000.
const PRICED = TEST_ITEMS.map((item) => ({
  ...item,
  prices: [
    { pricelistId: 'home', unitPrice: 9_000 },
    { pricelistId: 'norway', unitPrice: 12_000 },
  ],
}))
const LISTS = {
  pricelists: [
    { id: 'home', name: 'Home', currency: 'SEK' },
    { id: 'norway', name: 'Norway', currency: 'SEK' },
  ],
  markets: [
    ...TEST_SHOP.markets.map((market) => ({ ...market, pricelistId: 'home' })),
    { id: 'norway', storeId: 'store', name: 'Norway', countries: ['NO'], allocationRuleId: 'rule', pricelistId: 'norway' },
  ],
}

/** An order sheet of two shirts that somebody without an account may work on by a link. */
async function handedOut(desk: ScenarioDesk, locks: Partial<CommandArgs['CreateMagicLink']> = {}): Promise<void> {
  await desk.opensShop({ settings: LISTS, main: { shirt: 10, mug: 10 } })
  await desk.does('SaveItems', 'catalogue', { items: PRICED })
  await desk.shop.selects('o1', { number: '' })
  const line = itemAt((await basket(desk)).lines, 0)
  await desk.does('SetSelectionLine', 'o1', { line: { ...line, unitPrice: 9_000 } })
  await desk.does('CreateMagicLink', 'o1', { ...LINK, ...locks })
}

/** What whoever holds the token asks for: through the program that took the token from them. */
function byLink<Name extends CommandName>(desk: ScenarioDesk, name: Name, args: CommandArgs[Name]): Promise<Outcome> {
  const actor = { id: 'shop-window', name: 'Shop window', role: 'integration', via: TOKEN_HASH } as const
  return desk.submit({ ...desk.make(name, 'o1', args), actor })
}

async function basket(desk: ScenarioDesk): Promise<Selection> {
  const { state } = await desk.service.readState('o1')
  if (!state.selection) throw new Error('the basket is gone')
  return state.selection
}

const CHECKOUT: CommandArgs['CreateOrder'] = {
  number: 'A-00001',
  reference: 'ABCDEFGHI',
  authorization: { status: 'success', reference: 'psp' },
}

scenario('17. A magic link makes one order, and then it is dead', async (desk) => {
  await handedOut(desk)
  const line = itemAt((await basket(desk)).lines, 0)
  expect(await byLink(desk, 'SetSelectionLine', { line: { ...line, quantity: 3 } })).toMatchObject({
    status: 'accepted',
  })
  expect(await byLink(desk, 'CreateOrder', CHECKOUT)).toMatchObject({ status: 'accepted' })
  expect(await desk.order('o1')).toMatchObject({ status: 1, lines: [{ quantity: 3, unitPrice: 9_000 }] })
  expect((await basket(desk)).links).toMatchObject([{ usedOrderId: 'o1' }])
  const before = await desk.order('o1')

  expect(await byLink(desk, 'CreateOrder', { ...CHECKOUT, number: 'A-00002', reference: 'JKLMNOPQR' })).toMatchObject({
    status: 'refused',
    refusal: { code: 'LINK_USED' },
  })
  expect(await byLink(desk, 'EditSelection', { changes: { comment: 'one more thing' } })).toMatchObject({ refusal: { code: 'LINK_USED' } })
  // Nor does it reach the order it made.
  for (const name of ['CancelOrder', 'AddNote', 'EditOrder'] as const) {
    const args = {
      CancelOrder: { comment: '', stockAction: 'releaseItemsBackToWarehouse' },
      AddNote: { note: 'x' },
      EditOrder: { changes: {} },
    } as const
    expect(await byLink(desk, name, args[name]), name).toMatchObject({ status: 'refused', refusal: { code: 'FORBIDDEN' } })
  }
  expect(await desk.order('o1')).toEqual(before)
})

scenario('17. Locked contents cannot be changed by the link, and can be ordered', async (desk) => {
  await handedOut(desk, { lockContents: true })
  const line = itemAt((await basket(desk)).lines, 0)
  const before = await basket(desk)
  for (const wish of [
    { ...line, quantity: 9 },
    { ...line, quantity: 0 },
    { ...line, id: 'another', itemId: 'mug' },
  ]) {
    expect(await byLink(desk, 'SetSelectionLine', { line: wish })).toMatchObject({ status: 'refused', refusal: { code: 'LOCKED' } })
  }
  expect((await basket(desk)).lines).toEqual(before.lines)
  expect(await byLink(desk, 'CreateOrder', CHECKOUT)).toMatchObject({ status: 'accepted' })
  expect((await desk.order('o1')).lines).toMatchObject([{ itemId: 'shirt', quantity: 2 }])
})

scenario('17. Another country changes no price: market and price list are those of the link', async (desk) => {
  await handedOut(desk)
  const norway = { ...TEST_ADDRESS, country: 'NO' }
  expect(await byLink(desk, 'EditSelection', { changes: { address: norway, shippingAddress: norway } })).toMatchObject({
    status: 'accepted',
  })
  const wished = { ...itemAt((await basket(desk)).lines, 0), id: 'mug', itemId: 'mug', quantity: 1, unitPrice: 1 }
  expect(await byLink(desk, 'SetSelectionLine', { line: wished })).toMatchObject({ status: 'accepted' })
  expect(await basket(desk)).toMatchObject({ marketId: 'market', lines: [{ unitPrice: 9_000 }, { unitPrice: 9_000 }] })
  expect(await byLink(desk, 'CreateOrder', CHECKOUT)).toMatchObject({ status: 'accepted' })
  expect(await desk.order('o1')).toMatchObject({ marketId: 'market', totals: { grandTotal: 3 * 9_000 + 4_900 } })
  expect(await desk.money('o1')).toMatchObject({ authorized: 31_900 })
})

scenario('17. A link that was taken back, or whose day is over, changes nothing', async (desk) => {
  await handedOut(desk)
  const linkId = (await basket(desk)).links?.[0]?.id ?? ''
  const late = { ...desk.make('EditSelection', 'o1', { changes: { comment: 'x' } }), issuedAt: LINK.expiresAt, occurredAt: LINK.expiresAt }
  const actor = { id: 'shop-window', name: 'Shop window', role: 'integration', via: TOKEN_HASH } as const
  expect(await desk.submit({ ...late, actor })).toMatchObject({ refusal: { code: 'SELECTION_EXPIRED' } })
  await desk.does('RevokeMagicLink', 'o1', { linkId })
  const before = await basket(desk)
  expect(await byLink(desk, 'CreateOrder', CHECKOUT)).toMatchObject({ refusal: { code: 'LINK_USED' } })
  expect(await basket(desk)).toEqual(before)
  expect(await desk.history('o1')).toEqual(expect.arrayContaining(['MagicLinkCreated', 'MagicLinkRevoked']))
})
