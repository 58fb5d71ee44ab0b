// A story in which every command there is happens at least once and is accepted: what docs/commands.md shows and
// docs/commands.jsonl holds.

import { commandArgsSchemas } from '../../shared/contract/command-schema.ts'
import type { Role } from '../../shared/lifecycle/actor.ts'
import { EMPTY_ADDRESS } from '../../shared/lifecycle/address.ts'
import type { AggregateRef, Command, CommandArgs, CommandName, NewLine } from '../../shared/lifecycle/command.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import { TEST_ITEMS, TEST_SHOP } from '../support/test-shop.ts'

const PEOPLE: Readonly<Partial<Record<Role, string>>> = { manager: 'Maja', warehouse: 'Wilma', admin: 'Ada', system: 'System' }

class Story {
  readonly commands: Command[] = []
  #now = Date.UTC(2025, 2, 3, 9)

  pass(minutes: number): void {
    this.#now += minutes * 60_000
  }

  /** One minute later somebody (a manager, unless told otherwise) issues a command. Answers its id. */
  tell<Name extends CommandName>(name: Name, aggregate: AggregateRef, args: CommandArgs[Name], role: Role = 'manager'): string {
    const count = this.commands.length + 1
    const id = `01900000-0000-7000-8000-${String(count).padStart(12, '0')}`
    this.pass(1)
    const at = new Date(this.#now).toISOString()
    const actor = { id: role, name: PEOPLE[role] ?? role, role }
    const envelope = { v: 1, aggregate, args, actor, deskId: 'desk-1', baseVersion: 0, issuedAt: at, occurredAt: at }
    this.commands.push({ id, name, ...envelope } as unknown as Command)
    return id
  }
}

const SHOP: ShopSettings = {
  ...TEST_SHOP,
  shopName: 'Example shop',
  paymentMethods: TEST_SHOP.paymentMethods.filter(({ kind }) => ['psp', 'cash', 'externalTerminal'].includes(kind)),
}

const ADDRESS = {
  ...EMPTY_ADDRESS,
  firstName: 'Pia',
  lastName: 'Lind',
  address1: 'Storgatan 1',
  zipCode: '211 34',
  city: 'Malmö',
  country: 'SE',
  email: 'pia@example.com',
}

function lineOf(id: string, itemId: string, quantity: number): NewLine {
  const item = TEST_ITEMS.find((each) => each.id === itemId)
  const { productName = itemId, brandName = '', variantName: variant = '', size = '', sku = '', ean = '' } = item ?? {}
  const snapshot = { productName, brandName, variant, size, sku, ean }
  return { id, itemId, quantity, unitPrice: item?.unitPrice ?? 0, taxPercent: 25, snapshot }
}

const stockAction = 'releaseItemsBackToWarehouse'

/** The whole story, in the order it happens. */
export function commandStory(): readonly Command[] {
  const story = new Story()
  openTheShop(story)
  const orderId = sellAndShip(story)
  takeBack(story, orderId)
  giveUp(story)
  sellOverTheCounter(story)
  waitForGoods(story)
  leaveLying(story)
  return story.commands
}

/** What can only be done once desks have worked apart, which the story's one desk never does. */
export function commandsBesideTheStory(): readonly Command[] {
  const story = new Story()
  const caseId = '01900000-0000-7000-8000-000000000099.case'
  story.tell('ResolveConflict', { type: 'case', id: caseId }, { choice: 'acceptAndCapture', comment: 'The customer has the parcel' })
  return story.commands
}

/** Names of commands that happen nowhere in the story, nor beside it. */
export function commandsWithoutExample(): readonly string[] {
  const told = new Set<string>([...commandStory(), ...commandsBesideTheStory()].map(({ name }) => name))
  return Object.keys(commandArgsSchemas).filter((name) => !told.has(name))
}

function openTheShop(story: Story): void {
  story.tell('SaveSettings', { type: 'settings', id: 'settings' }, { settings: SHOP }, 'admin')
  story.tell('SaveItems', { type: 'catalogue', id: 'catalogue' }, { items: TEST_ITEMS })
  const lines = ['shirt', 'mug', 'poster'].map((itemId) => ({ itemId, quantity: 20 }))
  story.tell('ReceiveStock', { type: 'stock', id: 'main' }, { warehouseId: 'main', lines, note: 'Delivery 1001' }, 'warehouse')
  const [shirt, mug, poster] = lines.map(({ itemId }) => ({ itemId, quantity: 1 }))
  if (!shirt || !mug || !poster) return
  const counted = { warehouseId: 'main', lines: [{ ...shirt, quantity: 19 }], note: 'Stocktaking' }
  story.tell('CountStock', { type: 'stock', id: 'main' }, counted, 'warehouse')
  story.tell('RemoveStock', { type: 'stock', id: 'main' }, { warehouseId: 'main', lines: [mug], note: 'Broken' }, 'warehouse')
  const sent = { fromWarehouseId: 'main', toWarehouseId: 'north', lines: [poster], note: '' }
  story.tell('TransferStock', { type: 'stock', id: 'main' }, sent, 'warehouse')
  const forTill = { warehouseId: 'main', deskId: 'desk-2', lines: [{ itemId: 'mug', quantity: 2 }] }
  story.tell('GrantAllotment', { type: 'stock', id: 'main' }, forTill, 'manager')
  story.tell('ReturnAllotment', { type: 'stock', id: 'main' }, forTill, 'manager')
}

function select(story: Story, id: string, lines: readonly NewLine[], wish: Partial<CommandArgs['CreateSelection']> = {}): void {
  const changes = { ...SELECTION.changes, ...wish.changes }
  story.tell('CreateSelection', { type: 'selection', id }, { ...SELECTION, ...wish, changes, lines })
}

const SELECTION: Omit<CommandArgs['CreateSelection'], 'lines'> = {
  storeId: 'store',
  marketId: 'market',
  currency: 'SEK',
  origin: 'showroom',
  changes: {
    ownerKind: 'staff',
    address: ADDRESS,
    shippingAddress: ADDRESS,
    shippingMethodId: 'home',
    paymentMethodId: 'psp',
  },
}

const LINK: CommandArgs['CreateMagicLink'] = {
  tokenHash: 'ab'.repeat(32),
  scope: 'edit',
  lockContents: false,
  lockPrices: true,
  expiresAt: '2025-04-01T00:00:00.000Z',
}

function sellAndShip(story: Story): string {
  const id = 'order-1'
  const order: AggregateRef = { type: 'order', id }
  const selection: AggregateRef = { type: 'selection', id }
  select(story, id, [lineOf('line-1', 'shirt', 4)])
  story.tell('SetSelectionLine', selection, { line: lineOf('line-2', 'mug', 2) })
  story.tell('EditSelection', selection, { changes: { giftMessage: 'With love' } })
  const linked = story.tell('CreateMagicLink', selection, LINK)
  story.tell('RevokeMagicLink', selection, { linkId: `${linked}.1` })
  story.tell('CreateOrder', order, { number: 'A-00001', reference: 'ABCDEFGHI' })
  story.tell('AddNote', order, { note: 'Called: wants it on Friday' })
  story.tell('EditOrder', order, { changes: { comment: 'Ring twice' } })
  story.tell('PutOnHold', order, { reasonCode: 'INCORRECT_ADDRESS', reason: 'No such street' })
  story.tell('ResumeOrder', order, { comment: 'The street is right' })
  story.tell('SetWaitingForPayment', order, { reason: 'The bank asks back' }, 'system')
  story.tell('ClearWaitingForPayment', order, { reason: 'The bank is satisfied' })
  story.tell('SetOrderLock', order, { isLocked: true }, 'admin')
  story.tell('SetOrderLock', order, { isLocked: false }, 'admin')
  story.tell('ConfirmOrder', order, {})
  story.tell('UnconfirmOrder', order, {})
  story.tell('ConfirmOrder', order, {})
  story.tell('ChangeShippingCost', order, { shippingCost: 3_900 })
  story.tell('CancelLines', order, { lines: [{ orderLineId: 'line-2', quantity: 1 }], stockAction })
  story.tell('RestoreLines', order, { lines: [{ orderLineId: 'line-2', quantity: 1 }] })
  story.tell('CancelLines', order, { lines: [{ orderLineId: 'line-1', quantity: 1 }], stockAction, comment: 'Three will do' })
  story.tell('AddLines', order, { lines: [lineOf('line-3', 'poster', 1)] })
  story.tell('UnallocateOrder', order, { lines: [{ orderLineId: 'line-1', quantity: 1 }], stockAction }, 'warehouse')
  story.tell('AllocateOrder', order, { lines: [{ orderLineId: 'line-1', quantity: 1, warehouseId: 'main' }] }, 'warehouse')
  story.tell('AllocateOrder', order, {}, 'warehouse')
  pack(story, order)
  settle(story, order)
  return id
}

function pack(story: Story, order: AggregateRef): void {
  const expedited = story.tell('ExpediteOrder', order, { lines: [{ orderLineId: 'line-1', quantity: 3 }] }, 'warehouse')
  const shipmentId = `${expedited}.2`
  story.tell('EditShipment', order, { shipmentId, details: { additionalMessage: 'Fragile', box: 'Medium box' } }, 'warehouse')
  story.tell('ClaimShipment', order, { shipmentId }, 'warehouse')
  story.tell('ScanItem', order, { shipmentId, code: 'SKU-shirt' }, 'warehouse')
  story.tell('ScanItem', order, { shipmentId, code: 'SKU-shirt', byHand: 'The label is torn' }, 'warehouse')
  story.tell('UnpackItem', order, { shipmentId, shipmentLineId: `${expedited}.1` }, 'warehouse')
  story.tell('ReleaseClaim', order, { shipmentId }, 'warehouse')
  story.tell('SetGoodToGo', order, { shipmentId }, 'warehouse')
  story.tell('UnsetGoodToGo', order, { shipmentId }, 'warehouse')
  story.tell('SetGoodToGo', order, { shipmentId }, 'warehouse')
  story.tell('MarkAsPaid', order, { shipmentId, reference: 'Receipt 17' })
  story.tell('MarkAsUnpaid', order, { shipmentId })
  story.tell('CaptureShipment', order, { shipmentId }, 'warehouse')
  const dispatch = { carrier: 'PostNord', numberOfPackages: 1, trackingNumber: 'RX123456785SE' }
  story.tell('PrintDocument', order, { kind: 'packingSlip', subjectId: shipmentId }, 'warehouse')
  story.tell('CompleteShipment', order, { shipmentId, dispatch }, 'warehouse')
  story.tell('IssueInvoice', order, { shipmentId })
  const second = story.tell('ExpediteOrder', order, { lines: [{ orderLineId: 'line-2', quantity: 2 }] }, 'warehouse')
  story.tell('DeleteShipment', order, { shipmentId: `${second}.2` }, 'warehouse')
}

function settle(story: Story, order: AggregateRef): void {
  story.tell('CaptureOrder', order, { amount: 3_333 })
  const lines = [{ orderLineId: 'line-3', quantity: 1 }]
  story.tell('StandardRefund', order, { lines, stockAction, shippingCost: 0, reason: 'Damaged in the warehouse' })
  story.tell('ReleaseRemainingAuthorization', order, {})
  story.tell('CancelLines', order, { lines: [{ orderLineId: 'line-2', quantity: 2 }], stockAction })
  story.tell('ArchiveOrder', order, {})
  story.tell('ReactivateOrder', order, {})
}

function takeBack(story: Story, orderId: string): void {
  const order: AggregateRef = { type: 'order', id: orderId }
  const expedited = story.commands.find(({ name }) => name === 'ExpediteOrder')?.id ?? ''
  const costs = { shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0, comment: '' }
  const oneUnit = () => {
    const lines = [{ shipmentLineId: `${expedited}.1`, quantity: 1, stockAction, condition: 'A', reasonCode: 'SIZE' } as const]
    const created = story.tell('CreateReturn', order, { shipmentId: `${expedited}.2`, lines, ...costs }, 'warehouse')
    return `${created}.2`
  }
  const returnId = oneUnit()
  story.tell('EditReturn', order, { returnId, returnCost: 500, comment: 'Opened' }, 'warehouse')
  story.tell('CompleteReturn', order, { returnId }, 'warehouse')
  story.tell('UncompleteReturn', order, { returnId }, 'warehouse')
  story.tell('RefundReturn', order, { returnId, amount: 9_500, method: 'psp', reason: 'Too small' })
  story.tell('IssueCreditSlip', order, { returnId })
  story.tell('DeleteReturn', order, { returnId: oneUnit() }, 'warehouse')
  story.tell('CreateSelectionFromReturn', order, { returnId: oneUnit(), selectionId: 'exchange-1' })
  story.tell('DeleteSelection', { type: 'selection', id: 'exchange-1' }, {})
  story.tell('CreateSelectionFromOrder', order, { selectionId: 'again-1' })
}

/** An order whose authorization the provider answered late, given up for good. */
function giveUp(story: Story): void {
  const id = 'order-2'
  const order: AggregateRef = { type: 'order', id }
  select(story, id, [lineOf('line-1', 'mug', 1)])
  const authorization = { status: 'pending', reference: 'PSP-4711' } as const
  const created = story.tell('CreateOrder', order, { number: 'A-00002', reference: 'JKLMNOPQR', authorization })
  const answer = { paymentId: `${created}.1`, requestEntryId: `${created}.2`, status: 'success', reference: 'PSP-4711' } as const
  story.tell('RecordPaymentResult', order, answer, 'system')
  story.tell('CancelOrder', order, { comment: 'Changed their mind', stockAction })
  story.tell('RestoreOrder', order, {})
  story.tell('CancelOrder', order, { comment: 'Changed it again', stockAction })
  story.tell('DeleteOrder', order, { typedNumber: 'A-00002' })
}

function sellOverTheCounter(story: Story): void {
  const id = 'order-3'
  select(story, id, [lineOf('line-1', 'mug', 1)], {
    origin: 'counter',
    changes: { shippingMethodId: 'pickup', paymentMethodId: 'cash' },
  })
  const tenders = [
    { methodId: 'cash', amount: 2_000 },
    { methodId: 'externalTerminal', amount: 2_999, reference: 'TID 4711' },
  ]
  story.tell('CounterSale', { type: 'order', id }, { number: 'A-00003', reference: 'STUVWXYZA', warehouseId: 'main', tenders })
}

/** An order that ships by itself once another one gives up the goods. */
function waitForGoods(story: Story): void {
  const [first, second]: readonly AggregateRef[] = ['order-4', 'order-5'].map((id) => ({ type: 'order', id }))
  if (!first || !second) return
  const settings: AggregateRef = { type: 'settings', id: 'settings' }
  const direct = { ...SHOP, stores: SHOP.stores.map((store) => ({ ...store, directToShipment: true })) }
  select(story, first.id, [lineOf('line-1', 'poster', 25)])
  story.tell('CreateOrder', first, { number: 'A-00004', reference: 'BCDEFGHIJ' })
  story.tell('ConfirmOrder', first, {})
  story.tell('SaveSettings', settings, { settings: direct, before: SHOP }, 'admin')
  select(story, second.id, [lineOf('line-1', 'poster', 1)])
  story.tell('CreateOrder', second, { number: 'A-00005', reference: 'CDEFGHIJK' })
  story.tell('SaveSettings', settings, { settings: SHOP, before: direct }, 'admin')
  story.tell('UnallocateOrder', first, { lines: [{ orderLineId: 'line-1', quantity: 1 }], stockAction })
  story.tell('ShipArrivedStock', second, {}, 'system')
}

/** Baskets that find their customer, and those that find nobody. */
function leaveLying(story: Story): void {
  const guest = (id: string): AggregateRef => {
    select(story, id, [lineOf('line-1', 'mug', 1)], { changes: { ownerKind: 'anonymous' } })
    return { type: 'selection', id }
  }
  const ready = guest('guest-1')
  story.tell('AssignCustomer', ready, { customerId: 'customer-1' })
  story.tell('RequestCheckout', ready, {})
  const forgotten = guest('guest-2')
  story.tell('SignIn', forgotten, { customerId: 'customer-2', storeId: 'store', marketId: 'market', currency: 'SEK' })
  const nobodys = guest('guest-3')
  story.pass(2 * 60)
  story.tell('MarkAbandoned', forgotten, {}, 'system')
  story.pass(31 * 24 * 60)
  story.tell('ExpireSelection', nobodys, {}, 'system')
}
