import type { RoundMode } from '../../../shared/base/money.ts'
import type { StockAction, Store } from '../../../shared/lifecycle/settings.ts'
import { type Message, msg } from '../../../shared/wording/say.ts'

interface OptionWords {
  readonly part: keyof Store
  readonly label: Message
  readonly what: Message
  /** From when on a change of it counts. */
  readonly when: Message
}

/** One decision of a store, and how it is made on screen. */
export type StoreOption =
  | (OptionWords & { readonly control: 'switch' | 'text' })
  /** `leftOut`: what holds while the store has not said anything. */
  | (OptionWords & {
      readonly control: 'choice'
      readonly choices: readonly { readonly value: string; readonly label: Message }[]
      readonly leftOut?: string
    })
  /** `isOptional`: an empty field is a decision too. `leftOut`: as above. */
  | (OptionWords & { readonly control: 'figure'; readonly unit: Message; readonly isOptional?: boolean; readonly leftOut?: number })

const NEW_ORDERS = msg('Orders made from now on.')

const STOCK_ACTION_LABELS = {
  releaseItemsBackToWarehouse: msg('Back to the warehouse they left'),
  sendItemsToDifferentWarehouse: msg('To another warehouse'),
  removeItemsFromStock: msg('Out of stock'),
} as const satisfies Record<StockAction, Message>

const ROUND_MODE_LABELS = {
  halfUp: msg('To the nearest, halves up'),
  halfDown: msg('To the nearest, halves down'),
  halfEven: msg('To the nearest, halves to even'),
  up: msg('Always up'),
  down: msg('Always down'),
} as const satisfies Record<RoundMode, Message>

/** Every option of a store, by what it is about. */
export const STORE_OPTIONS: readonly { readonly title: Message; readonly options: readonly StoreOption[] }[] = [
  {
    title: msg('New orders'),
    options: [
      {
        part: 'name',
        control: 'text',
        label: msg('Name'),
        what: msg('How this store is called on this desk.'),
        when: msg('At once, everywhere.'),
      },
      {
        part: 'type',
        control: 'choice',
        label: msg('Sells to'),
        what: msg('A B2B store begins order sheets, the others carts.'),
        when: msg('Selections begun from now on.'),
        choices: [
          { value: 'DTC', label: msg('Consumers') },
          { value: 'B2B', label: msg('Businesses') },
          { value: 'retail', label: msg('Shop visitors') },
        ],
      },
      {
        part: 'timeZone',
        control: 'text',
        label: msg('Time zone'),
        what: msg('The store’s own day, such as Europe/Stockholm: times on its orders, and what counts as the same day.'),
        when: msg('At once, everywhere.'),
      },
      {
        part: 'autoconfirmOrders',
        control: 'switch',
        label: msg('Autoconfirm orders'),
        what: msg('A new order is confirmed by itself; nobody has to look at it first.'),
        when: NEW_ORDERS,
      },
      {
        part: 'directToShipment',
        control: 'switch',
        label: msg('Direct to shipment'),
        what: msg('What stock covers of a new order becomes good-to-go shipments at once, one per warehouse.'),
        when: msg('Orders made from now on. Imported ones are left alone.'),
      },
      {
        part: 'directCapture',
        control: 'switch',
        label: msg('Direct capture'),
        what: msg('Authorized money is taken when the order is made, not when the goods leave.'),
        when: msg('Orders made and authorizations answered from now on. Imported orders and those on hold are left alone.'),
      },
    ],
  },
  {
    title: msg('Stock'),
    options: [
      {
        part: 'allocateAt',
        control: 'choice',
        label: msg('Allocate at'),
        what: msg('When an order gets its stock: once it is confirmed, or already at checkout.'),
        when: msg('Orders made or confirmed from now on.'),
        choices: [
          { value: 'confirm', label: msg('Confirmation') },
          { value: 'checkout', label: msg('Checkout') },
        ],
      },
      {
        part: 'allowBackorders',
        control: 'switch',
        label: msg('Allow backorders'),
        what: msg('An order may be allocated or restored in part, the rest waits for stock. Off: all of it or nothing.'),
        when: msg('The next allocation, also of orders made before.'),
      },
      {
        part: 'oversellingPrevention',
        control: 'choice',
        label: msg('Overselling prevention'),
        what: msg('Refuses an order for items that stock does not cover. Aggressive does not go together with direct capture.'),
        when: msg('Checkouts from now on.'),
        choices: [
          { value: 'off', label: msg('Off') },
          { value: 'standard', label: msg('Standard') },
          { value: 'aggressive', label: msg('Aggressive') },
        ],
      },
    ],
  },
  {
    title: msg('Selections and payments'),
    options: [
      {
        part: 'selectionLifetimeDays',
        control: 'figure',
        label: msg('Selection lifetime'),
        unit: msg('days'),
        what: msg('A selection nobody signed in for expires so long after its last change.'),
        when: msg('Selections begun from now on; open ones keep theirs.'),
      },
      {
        part: 'newSelectionAtSignIn',
        control: 'switch',
        label: msg('New selection at sign-in'),
        what: msg('A customer who signs in with nothing open finds an empty selection.'),
        when: msg('Sign-ins from now on.'),
      },
      {
        part: 'abandonedAfterMinutes',
        control: 'figure',
        label: msg('Abandoned after'),
        unit: msg('minutes'),
        what: msg('A selection with items and an e-mail counts as abandoned when nothing changed for so long.'),
        when: msg('The next time open selections are looked through.'),
      },
      {
        part: 'wfpAttentionMinutes',
        control: 'figure',
        label: msg('Waiting for payment needs attention'),
        unit: msg('minutes'),
        what: msg('So long an order may wait for its payment before a person should look.'),
        when: msg('At once: later ones are red in their queue.'),
      },
      {
        part: 'deskWindowDays',
        control: 'figure',
        label: msg('Closed orders stay on desks'),
        unit: msg('days'),
        leftOut: 90,
        what: msg(
          'Desks that have a hub hold open orders and those closed for less; older ones are read from the hub. The longest of all stores counts.',
        ),
        when: msg('Within the hour. With more days every desk fetches its orders anew.'),
      },
    ],
  },
  {
    title: msg('Packing, returns and refunds'),
    options: [
      {
        part: 'requirePackVerification',
        control: 'switch',
        label: msg('Pack verification'),
        what: msg('Every unit is scanned into the parcel before the parcel can be good-to-go.'),
        when: msg('Parcels made good-to-go from now on.'),
      },
      {
        part: 'shipWithinDays',
        control: 'figure',
        label: msg('Ship within'),
        unit: msg('days'),
        leftOut: 2,
        what: msg('So long after it was confirmed an order may take to leave; in reports later ones are late.'),
        when: msg('At once, also in reports on days before.'),
      },
      {
        part: 'returnWindowDays',
        control: 'figure',
        label: msg('Return window'),
        unit: msg('days'),
        isOptional: true,
        what: msg('So long after shipping goods are welcome back; later ones are taken with a warning. Empty: no window.'),
        when: msg('Returns from now on, also of what left before.'),
      },
      {
        part: 'defaultStockActionOnReturn',
        control: 'choice',
        label: msg('Returned goods go'),
        what: msg('Where goods go that come back, unless the person says otherwise.'),
        when: msg('Returns begun from now on.'),
        choices: Object.entries(STOCK_ACTION_LABELS).map(([value, label]) => ({ value, label })),
      },
      {
        part: 'allowRefundWithoutReturn',
        control: 'switch',
        label: msg('Refund without return'),
        what: msg('Money may be given back as goodwill while the customer keeps the goods.'),
        when: msg('At once, for every order.'),
      },
      {
        part: 'deleteCancelledAllowed',
        control: 'switch',
        label: msg('Deleting cancelled orders'),
        what: msg('A cancelled order may be deleted for good by a manager who types its number.'),
        when: msg('At once, for every cancelled order.'),
      },
    ],
  },
  {
    title: msg('Prices and tax'),
    options: [
      {
        part: 'pricesIncludeTax',
        control: 'switch',
        label: msg('Prices include tax'),
        what: msg('Prices contain their tax. Off: the tax is added on top.'),
        when: msg('Orders made from now on. Others stay as they were made.'),
      },
      {
        part: 'shippingTaxPercent',
        control: 'figure',
        label: msg('Shipping tax'),
        unit: msg('%'),
        what: msg('The part of shipping and handling cost that is tax.'),
        when: NEW_ORDERS,
      },
      {
        part: 'roundType',
        control: 'choice',
        label: msg('Tax is rounded'),
        what: msg('Where tax becomes whole cents: on every unit, on every line, or once for each rate of the order.'),
        when: msg('Orders made from now on. Others keep what they were made with.'),
        choices: [
          { value: 'item', label: msg('Per unit') },
          { value: 'line', label: msg('Per line') },
          { value: 'total', label: msg('Per rate') },
        ],
      },
      {
        part: 'roundMode',
        control: 'choice',
        label: msg('Rounding'),
        what: msg('Which way a part of a cent goes. To the nearest, unless a tax office asks for something else.'),
        when: msg('Orders made from now on. Others keep what they were made with.'),
        leftOut: 'halfUp',
        choices: Object.entries(ROUND_MODE_LABELS).map(([value, label]) => ({ value, label })),
      },
    ],
  },
]

export const ALL_STORE_OPTIONS: readonly StoreOption[] = STORE_OPTIONS.flatMap((group) => group.options)
