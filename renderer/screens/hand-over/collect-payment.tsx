import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PaymentMethod } from '../../../shared/lifecycle/settings.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { useFunctionKeys } from '../../components/use-function-keys.ts'
import { CashTender } from '../new-order/cash-tender.tsx'
import { CASH_PLACE, focusIn } from '../new-order/focus-place.ts'
import styles from './hand-over.module.css'

interface CollectPaymentProps {
  readonly toPay: number
  readonly currency: string
  readonly ways: readonly PaymentMethod[]
  /** `tendered`: what was put on the counter, minor units; null where it was no cash. */
  pay(method: PaymentMethod, tendered: number | null): void
}

/** What is to be paid before anything goes, and the ways it can be paid here. */
export function CollectPayment({ toPay, currency, ways, pay }: CollectPaymentProps) {
  const [chosen, setChosen] = useState<PaymentMethod | null>(null)
  const [received, setReceived] = useState<number | null>(null)
  const choose = (method: PaymentMethod | undefined) => {
    if (!method) return
    setChosen(method)
    focusIn(method.kind === 'cash' ? CASH_PLACE : CONFIRM_PLACE)
  }
  useFunctionKeys({
    F8: () => choose(ways.find(({ kind }) => kind === 'cash')),
    F9: () => choose(ways.find(({ kind }) => kind === 'externalTerminal')),
  })
  const isCash = chosen?.kind === 'cash'
  const given = isCash ? (received ?? toPay) : toPay
  const isShort = given < toPay
  return (
    <Panel title={say('To pay on collection')}>
      <p className={styles.toPay}>
        <MoneyText minor={toPay} currency={currency} />
      </p>
      {ways.length === 0 && <p>{say('Somebody at the counter or a manager has to take the money first.')}</p>}
      <div className={styles.ways}>
        {ways.map((method) => (
          <Button
            key={method.id}
            size="lg"
            variant={chosen?.id === method.id ? 'filled' : 'default'}
            aria-pressed={chosen?.id === method.id}
            rightSection={<kbd>{method.kind === 'cash' ? 'F8' : 'F9'}</kbd>}
            onClick={() => choose(method)}
          >
            {method.name}
          </Button>
        ))}
      </div>
      {chosen && (
        <form
          className={styles.cash}
          onSubmit={(event) => {
            event.preventDefault()
            if (!isShort) pay(chosen, isCash ? given : null)
          }}
        >
          {isCash ? (
            <CashTender toPay={toPay} received={received} currency={currency} onChange={setReceived} />
          ) : (
            <p>{say('Only when the terminal has said yes.')}</p>
          )}
          <div id={CONFIRM_PLACE}>
            <Button type="submit" size="lg" disabled={isShort} rightSection={<kbd>Enter</kbd>}>
              {say('Paid {amount}', { amount: moneyText(toPay, currency) })}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  )
}

const CONFIRM_PLACE = 'pickup-paid'
