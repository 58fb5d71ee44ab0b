import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { onHitKeys } from '../../components/hit-keys.ts'
import { useHits } from '../../components/use-hits.ts'
import styles from './customer-finder.module.css'
import { findCustomers, type KnownCustomer } from './find-customers.ts'

const SHOWN = 6
const SETTLE_MS = 120

/** Finds who bought here before by name, phone or e-mail, from this window's copy; arrows choose, Enter takes. */
export function CustomerFinder({ onChoose }: { onChoose(customer: KnownCustomer): void }) {
  const [text, setText] = useState('')
  const [current, setCurrent] = useState(0)
  const choose = (customer: KnownCustomer | undefined) => {
    if (!customer) return
    onChoose(customer)
    setText('')
  }
  const { hits, isAnswered, takeWhenAnswered } = useHits(text, {
    find: findShown,
    settleMs: SETTLE_MS,
    take: (found) => choose(found[current]),
  })
  const onKeyDown = (event: KeyboardEvent) =>
    onHitKeys(event, {
      count: hits.length,
      current,
      setCurrent,
      enter: takeWhenAnswered,
      clear: text === '' ? null : () => setText(''),
    })
  return (
    <div className={styles.finder}>
      <TextInput
        label={say('Find a customer')}
        placeholder={say('Name, phone or e-mail')}
        autoComplete="off"
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setCurrent(0)
        }}
      />
      {hits.length > 0 && (
        <ul className={styles.hits} aria-label={say('Customers found')}>
          {hits.map((customer, place) => (
            <li key={customer.key}>
              <button type="button" className={styles.hit} data-current={place === current || undefined} onClick={() => choose(customer)}>
                <bdi>{customer.name}</bdi>
                <span className={styles.quiet}>
                  {factsLine([customer.address.email, customer.address.phoneNumber, customer.address.city])}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={styles.nobody}>
        {isAnswered && text.trim() !== '' && hits.length === 0 && say('Nobody known here matches “{text}”.', { text: text.trim() })}
      </p>
    </div>
  )
}

async function findShown(asked: string): Promise<readonly KnownCustomer[]> {
  return (await findCustomers(asked)).slice(0, SHOWN)
}
