import type { RoundMode } from '../../../shared/base/money.ts'
import type { StockAction, Store } from '../../../shared/lifecycle/settings.ts'

interface OptionWords {
  readonly part: keyof Store
  readonly label: string
  readonly what: string
  /** From when on a change of it counts. */
  readonly when: string
}

/** One decision of a store, and how it is made on screen. */
export type StoreOption =
  | (OptionWords & { readonly control: 'switch' | 'text' })
  /** `leftOut`: what holds while the store has not said anything. */
  | (OptionWords & {
      readonly control: 'choice'
      readonly choices: readonly { readonly value: string; readonly label: string }[]
      readonly leftOut?: string
    })
  /** `isOptional`: an empty field is a decision too. */
  | (OptionWords & { readonly control: 'figure'; readonly unit: string; readonly isOptional?: boolean })

const NEW_ORDERS = 'Orders made from now on.'

const STOCK_ACTION_LABELS = {
  releaseItemsBackToWarehouse: 'Back to the warehouse they left',
  sendItemsToDifferentWarehouse: 'To another warehouse',
  removeItemsFromStock: 'Out of stock',
} as const satisfies Record<StockAction, string>

const ROUND_MODE_LABELS = {
  halfUp: 'To the nearest, halves up',
  halfDown: 'To the nearest, halves down',
  halfEven: 'To the nearest, halves to even',
  up: 'Always up',
  down: 'Always down',
} as const satisfies Record<RoundMode, string>

/** Every option of a store, by what it is about. */
export const STORE_OPTIONS: readonly { readonly title: string; readonly options: readonly StoreOption[] }[] = [
  {
    title: 'New orders',
    options: [
      { part: 'name', control: 'text', label: 'Name', what: 'How this store is called on this desk.', when: 'At once, everywhere.' },
      {
        part: 'type',
        control: 'choice',
        label: 'Sells to',
        what: 'A B2B store begins order sheets, the others carts.',
        when: 'Selections begun from now on.',
        choices: [
          { value: 'DTC', label: 'Consumers' },
          { value: 'B2B', label: 'Businesses' },
          { value: 'retail', label: 'Shop visitors' },
        ],
      },
      {
        part: 'timeZone',
        control: 'text',
        label: 'Time zone',
        what: 'The store’s own day, such as Europe/Stockholm: times on its orders, and what counts as the same day.',
        when: 'At once, everywhere.',
      },
      {
        part: 'autoconfirmOrders',
        control: 'switch',
        label: 'Autoconfirm orders',
        what: 'A new order is confirmed by itself; nobody has to look at it first.',
        when: NEW_ORDERS,
      },
      {
        part: 'directToShipment',
        control: 'switch',
        label: 'Direct to shipment',
        what: 'What stock covers of a new order becomes good-to-go shipments at once, one per warehouse.',
        when: `${NEW_ORDERS} Imported ones are left alone.`,
      },
      {
        part: 'directCapture',
        control: 'switch',
        label: 'Direct capture',
        what: 'Authorized money is taken when the order is made, not when the goods leave.',
        when: 'Orders made and authorizations answered from now on. Imported orders and those on hold are left alone.',
      },
    ],
  },
  {
    title: 'Stock',
    options: [
      {
        part: 'allocateAt',
        control: 'choice',
        label: 'Allocate at',
        what: 'When an order gets its stock: once it is confirmed, or already at checkout.',
        when: 'Orders made or confirmed from now on.',
        choices: [
          { value: 'confirm', label: 'Confirmation' },
          { value: 'checkout', label: 'Checkout' },
        ],
      },
      {
        part: 'allowBackorders',
        control: 'switch',
        label: 'Allow backorders',
        what: 'An order may be allocated or restored in part, the rest waits for stock. Off: all of it or nothing.',
        when: 'The next allocation, also of orders made before.',
      },
      {
        part: 'oversellingPrevention',
        control: 'choice',
        label: 'Overselling prevention',
        what: 'Refuses an order for items that stock does not cover. Aggressive does not go together with direct capture.',
        when: 'Checkouts from now on.',
        choices: [
          { value: 'off', label: 'Off' },
          { value: 'standard', label: 'Standard' },
          { value: 'aggressive', label: 'Aggressive' },
        ],
      },
    ],
  },
  {
    title: 'Selections and payments',
    options: [
      {
        part: 'selectionLifetimeDays',
        control: 'figure',
        label: 'Selection lifetime',
        unit: 'days',
        what: 'A selection nobody signed in for expires so long after its last change.',
        when: 'Selections begun from now on; open ones keep theirs.',
      },
      {
        part: 'newSelectionAtSignIn',
        control: 'switch',
        label: 'New selection at sign-in',
        what: 'A customer who signs in with nothing open finds an empty selection.',
        when: 'Sign-ins from now on.',
      },
      {
        part: 'abandonedAfterMinutes',
        control: 'figure',
        label: 'Abandoned after',
        unit: 'minutes',
        what: 'A selection with items and an e-mail counts as abandoned when nothing changed for so long.',
        when: 'The next time open selections are looked through.',
      },
      {
        part: 'wfpAttentionMinutes',
        control: 'figure',
        label: 'Waiting for payment needs attention',
        unit: 'minutes',
        what: 'So long an order may wait for its payment before a person should look.',
        when: 'At once: later ones are red in their queue.',
      },
    ],
  },
  {
    title: 'Packing, returns and refunds',
    options: [
      {
        part: 'requirePackVerification',
        control: 'switch',
        label: 'Pack verification',
        what: 'Every unit is scanned into the parcel before the parcel can be good-to-go.',
        when: 'Parcels made good-to-go from now on.',
      },
      {
        part: 'returnWindowDays',
        control: 'figure',
        label: 'Return window',
        unit: 'days',
        isOptional: true,
        what: 'So long after shipping goods are welcome back; later ones are taken with a warning. Empty: no window.',
        when: 'Returns from now on, also of what left before.',
      },
      {
        part: 'defaultStockActionOnReturn',
        control: 'choice',
        label: 'Returned goods go',
        what: 'Where goods go that come back, unless the person says otherwise.',
        when: 'Returns begun from now on.',
        choices: Object.entries(STOCK_ACTION_LABELS).map(([value, label]) => ({ value, label })),
      },
      {
        part: 'allowRefundWithoutReturn',
        control: 'switch',
        label: 'Refund without return',
        what: 'Money may be given back as goodwill while the customer keeps the goods.',
        when: 'At once, for every order.',
      },
      {
        part: 'deleteCancelledAllowed',
        control: 'switch',
        label: 'Deleting cancelled orders',
        what: 'A cancelled order may be deleted for good by a manager who types its number.',
        when: 'At once, for every cancelled order.',
      },
    ],
  },
  {
    title: 'Prices and tax',
    options: [
      {
        part: 'pricesIncludeTax',
        control: 'switch',
        label: 'Prices include tax',
        what: 'Prices contain their tax. Off: the tax is added on top.',
        when: `${NEW_ORDERS} Others stay as they were made.`,
      },
      {
        part: 'shippingTaxPercent',
        control: 'figure',
        label: 'Shipping tax',
        unit: '%',
        what: 'The part of shipping and handling cost that is tax.',
        when: NEW_ORDERS,
      },
      {
        part: 'roundType',
        control: 'choice',
        label: 'Tax is rounded',
        what: 'Where tax becomes whole cents: on every unit, on every line, or once for each rate of the order.',
        when: `${NEW_ORDERS} Others keep what they were made with.`,
        choices: [
          { value: 'item', label: 'Per unit' },
          { value: 'line', label: 'Per line' },
          { value: 'total', label: 'Per rate' },
        ],
      },
      {
        part: 'roundMode',
        control: 'choice',
        label: 'Rounding',
        what: 'Which way a part of a cent goes. To the nearest, unless a tax office asks for something else.',
        when: `${NEW_ORDERS} Others keep what they were made with.`,
        leftOut: 'halfUp',
        choices: Object.entries(ROUND_MODE_LABELS).map(([value, label]) => ({ value, label })),
      },
    ],
  },
]

export const ALL_STORE_OPTIONS: readonly StoreOption[] = STORE_OPTIONS.flatMap((group) => group.options)
