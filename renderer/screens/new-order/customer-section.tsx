import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { EMPTY_ADDRESS } from '../../../shared/lifecycle/address.ts'
import { say } from '../../../shared/wording/say.ts'
import { AddressFields } from '../../components/address-fields.tsx'
import { Panel } from '../../components/panel.tsx'
import { CustomerFinder } from './customer-finder.tsx'
import styles from './new-order.module.css'
import { isNobody } from './new-order-draft.ts'
import type { SectionProps } from './section-props.ts'

/** Who it is for, where it goes, and who pays. */
export function CustomerSection(props: SectionProps) {
  return props.draft.atCounter ? <WalkIn {...props} /> : <SentTo {...props} />
}

/** At the counter nobody has to say who they are. */
function WalkIn({ draft, change }: SectionProps) {
  const [isAsked, setAsked] = useState(() => !isNobody(draft.shippingAddress))
  return (
    <Panel title={say('Customer')} note={say('optional')}>
      <CustomerFinder
        onChoose={({ address }) => {
          setAsked(true)
          change({ ...draft, shippingAddress: address })
        }}
      />
      {isAsked ? (
        <AddressFields
          address={draft.shippingAddress}
          group={say('Customer')}
          isShort
          autoFocus={isNobody(draft.shippingAddress)}
          onChange={(shippingAddress) => change({ ...draft, shippingAddress })}
        />
      ) : (
        <div className={styles.walkIn}>
          <p className={styles.quiet}>{say('A walk-in needs no name or address.')}</p>
          <Button variant="default" size="xs" onClick={() => setAsked(true)}>
            {say('Name the customer')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function SentTo({ draft, change }: SectionProps) {
  const setSame = (billsToSame: boolean) =>
    change({
      ...draft,
      billsToSame,
      // Beginning from the same person saves typing it twice.
      billingAddress: billsToSame || draft.billingAddress !== EMPTY_ADDRESS ? draft.billingAddress : draft.shippingAddress,
    })
  return (
    <Panel title={say('Customer')}>
      <CustomerFinder onChoose={({ address }) => change({ ...draft, shippingAddress: address })} />
      <AddressFields
        address={draft.shippingAddress}
        group={say('Ships to')}
        isShort
        onChange={(shippingAddress) => change({ ...draft, shippingAddress })}
      />
      <Checkbox
        className={styles.tick}
        label={say('Bill to the same address')}
        checked={draft.billsToSame}
        onChange={(event) => setSame(event.currentTarget.checked)}
      />
      {!draft.billsToSame && (
        <>
          <h3 className={styles.sub}>{say('Bills to')}</h3>
          <AddressFields
            address={draft.billingAddress}
            group={say('Bills to')}
            isShort
            onChange={(billingAddress) => change({ ...draft, billingAddress })}
          />
        </>
      )}
      <div className={styles.pair}>
        <TextInput
          label={say('Customer’s comment')}
          value={draft.comment}
          onChange={(event) => change({ ...draft, comment: event.currentTarget.value })}
        />
        <TextInput
          label={say('PO number')}
          value={draft.poNumber}
          onChange={(event) => change({ ...draft, poNumber: event.currentTarget.value })}
        />
      </div>
    </Panel>
  )
}
