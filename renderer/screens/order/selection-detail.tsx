import { Button, Group } from '@mantine/core'
import { nameOf } from '../../../shared/lifecycle/address.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { itemDetail, selectionGoods, statusChip } from '../../../shared/views/order-facts.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { selectionChips, selectionEnd } from '../../../shared/views/selection-facts.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { Callout } from '../../components/callout.tsx'
import { Chip } from '../../components/chip.tsx'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { useNow } from '../../components/use-now.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { navigate } from '../../state/navigate.ts'
import { useMark } from '../../state/use-marks.ts'
import { deleteSelection } from '../new-order/submit-draft.ts'
import headerStyles from './order-header.module.css'
import lineStyles from './order-lines.module.css'
import styles from './order-screen.module.css'
import { RequestCheckoutButton } from './request-checkout-button.tsx'
import { SelectionCustomer } from './selection-customer.tsx'
import { SelectionLinks } from './selection-links.tsx'

interface SelectionDetailProps {
  readonly selection: Selection
}

/** A basket that is not an order yet: what lies in it, whose it is, and the two things to do with it. */
export function SelectionDetail({ selection }: SelectionDetailProps) {
  const context = useActionContext()
  const now = useNow()
  const isDeleted = selection.state === 'deleted'
  const chip = isDeleted ? ({ tone: 'rest', text: say('Deleted') } as const) : statusChip(0)
  const toQueue = () => navigate({ screen: 'queue', queue: 'incomplete' })
  const end = selectionEnd(selection)
  const { mergedInto } = selection
  const mark = useMark(selection.id)
  const goOn = () => navigate({ screen: 'new', selectionId: selection.id })
  useKeys({ ...(end === null ? { Enter: goOn } : {}), Escape: toQueue })
  const deletion = { name: 'DeleteSelection', args: {} } as const
  const aggregate = { type: 'selection', id: selection.id } as const
  const trial = context && tryIntent(deletion, aggregate, { selection, order: null, deleted: false }, context)
  const cannotDelete = trial?.outcome === 'refused' ? refusalSentence(trial.refusal) : null
  return (
    <div className={styles.screen}>
      <header className={headerStyles.header}>
        <div className={headerStyles.identity}>
          <h1 className={headerStyles.number}>
            <bdi>{(selection.address && nameOf(selection.address)) || say('Selection of a guest')}</bdi>
          </h1>
          <span className={headerStyles.chips}>
            <Chip tone={chip.tone}>{chip.text}</Chip>
            {selectionChips(selection).map((each) => (
              <Chip key={each.text} tone={each.tone}>
                {each.text}
              </Chip>
            ))}
            {mark && <PendingMark mark={mark} inWords />}
          </span>
          <p className={headerStyles.facts}>
            {say('{origin} · last changed {age} ago', { origin: say(ORIGINS[selection.origin]), age: ageText(selection.updatedAt, now) })}
            {selection.exchangeCredit > 0 && (
              <>
                {' · '}
                {sayNodes('exchange credit {amount}', {
                  amount: <MoneyText minor={selection.exchangeCredit} currency={selection.currency} />,
                })}
              </>
            )}
          </p>
        </div>
        <Group gap="xs">
          {end === null && (
            <Button rightSection={<kbd>Enter</kbd>} onClick={goOn}>
              {say('Continue checkout')}
            </Button>
          )}
          {selection.state === 'open' && <RequestCheckoutButton selection={selection} />}
          <ConfirmButton
            variant="default"
            disabled={cannotDelete !== null}
            title={cannotDelete?.sentence}
            label={say('Delete selection')}
            confirmLabel={say('Delete for good')}
            onConfirm={() => void deleteSelection(selection.id)}
          />
        </Group>
      </header>
      {end !== null && (
        <Callout
          tone="info"
          title={end.title}
          actions={
            mergedInto !== undefined && (
              <Button variant="default" onClick={() => navigate({ screen: 'order', id: mergedInto })}>
                {say('Open that selection')}
              </Button>
            )
          }
        >
          {end.text}
        </Callout>
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={say('Items')} note={say('{count, plural, one {# line} other {# lines}}', { count: selection.lines.length })}>
            <table className={lineStyles.lines}>
              <thead>
                <tr>
                  <th scope="col">{say('Item')}</th>
                  <th scope="col">{say('Quantity')}</th>
                  <th scope="col">{say('Price')}</th>
                  <th scope="col">{say('Total')}</th>
                </tr>
              </thead>
              <tbody>
                {selection.lines.map((line) => (
                  <tr key={line.id}>
                    <th scope="row">
                      <bdi className={lineStyles.name}>{line.snapshot.productName}</bdi>
                      <span className={lineStyles.detail}>{factsLine([line.snapshot.sku, itemDetail(line.snapshot)])}</span>
                      {line.priceOverrideBy !== undefined && (
                        <span className={lineStyles.note}>{say('Price set by {person}', { person: line.priceOverrideBy })}</span>
                      )}
                    </th>
                    <td>{line.quantity}</td>
                    <td>
                      <MoneyText minor={line.unitPrice} currency={selection.currency} bare />
                    </td>
                    <td>
                      <MoneyText minor={line.unitPrice * line.quantity - line.lineDiscount} currency={selection.currency} bare />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p>{sayNodes('Items {amount}', { amount: <MoneyText minor={selectionGoods(selection)} currency={selection.currency} /> })}</p>
          </Panel>
        </div>
        <div className={styles.column}>
          <SelectionCustomer selection={selection} />
          <SelectionLinks selection={selection} />
        </div>
      </div>
    </div>
  )
}

const ORIGINS = {
  counter: msg('Begun at a counter'),
  showroom: msg('Begun in the showroom'),
  link: msg('Begun by a link'),
  return: msg('Exchange for a return'),
  order: msg('Begun from an order'),
  import: msg('Imported'),
} as const satisfies Record<Selection['origin'], Message>
