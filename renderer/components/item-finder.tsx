import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useCallback, useId, useState } from 'react'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { factsLine } from '../../shared/wording/facts-line.ts'
import { say } from '../../shared/wording/say.ts'
import { onHitKeys } from './hit-keys.ts'
import styles from './item-finder.module.css'
import { MoneyText } from './money-text.tsx'
import { useHits } from './use-hits.ts'

const HITS_SHOWN = 8

interface ItemFinderProps {
  readonly currency: string
  /** The list takes its own room instead of covering what is below; for dialogs. */
  readonly inFlow?: boolean
  /** What an item costs here, in that currency; null where it has no price in it. Left out: its own price. */
  priceOf?(item: ProductItem): number | null
  /** Items that match a text. */
  find(text: string, limit: number): Promise<readonly ProductItem[]>
  onChoose(item: ProductItem): void
  /** Enter in the empty field: nothing more is to be found. */
  onDone?(): void
}

/** Finds items by name, SKU or EAN. Arrows choose, Enter puts one in, and the field is ready for the next. */
export function ItemFinder({ currency, inFlow = false, priceOf, find, onChoose, onDone }: ItemFinderProps) {
  const priceHere = priceOf ?? ((item: ProductItem) => (item.currency === currency ? item.unitPrice : null))
  const [text, setText] = useState('')
  const [current, setCurrent] = useState(0)
  const listId = useId()
  // Switched-off items are not sold.
  const findSold = useCallback(async (asked: string) => (await find(asked, HITS_SHOWN)).filter(({ active }) => active), [find])
  const isOpen = text.trim() !== ''
  const choose = (item: ProductItem | undefined) => {
    if (!item || priceHere(item) === null) return
    onChoose(item)
    setText('')
    setCurrent(0)
  }
  const { hits, isAnswered, takeWhenAnswered } = useHits(text, { find: findSold, take: (found) => choose(found[current]) })
  const onKeyDown = (event: KeyboardEvent) =>
    onHitKeys(event, {
      count: hits.length,
      current,
      setCurrent,
      enter: () => (!isOpen && onDone ? onDone() : takeWhenAnswered()),
      clear: isOpen ? () => setText('') : null,
    })
  return (
    <div className={styles.finder}>
      <TextInput
        label={say('Find an item')}
        placeholder={say('Name, SKU or EAN')}
        role="combobox"
        aria-expanded={isOpen && hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && hits[current] ? `${listId}-${current}` : undefined}
        autoComplete="off"
        autoFocus
        data-autofocus
        // Esc empties the field first; only then does it close what the field stands in.
        data-mantine-stop-propagation={isOpen}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setCurrent(0)
        }}
      />
      <div
        id={listId}
        className={styles.hits}
        data-in-flow={inFlow || undefined}
        role="listbox"
        aria-label={say('Items found')}
        hidden={!isOpen || hits.length === 0}
      >
        {hits.map((item, index) => (
          <div
            key={item.id}
            className={styles.hit}
            tabIndex={-1}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            aria-disabled={priceHere(item) === null}
            // The field keeps the focus: choosing is done from there, by pointer too.
            onPointerDown={(event) => {
              event.preventDefault()
              choose(item)
            }}
          >
            <span>
              <bdi>{item.productName}</bdi>
              <span className={styles.quiet}>
                {factsLine([item.sku, item.variantName, item.size && say('size {size}', { size: item.size })])}
              </span>
            </span>
            <Price minor={priceHere(item)} currency={currency} elsewhere={item.currency} />
          </div>
        ))}
      </div>
      {isOpen && isAnswered && hits.length === 0 && (
        <p className={styles.quiet}>{say('No item matches “{trim}”.', { trim: text.trim() })}</p>
      )}
    </div>
  )
}

function Price({ minor, currency, elsewhere }: { readonly minor: number | null; readonly currency: string; readonly elsewhere: string }) {
  if (minor === null) return <span className={styles.quiet}>{say('priced in {elsewhere}', { elsewhere })}</span>
  return <MoneyText minor={minor} currency={currency} bare />
}
