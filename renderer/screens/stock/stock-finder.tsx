import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { sumOf } from '../../../shared/base/money.ts'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { freeToAllocate } from '../../../shared/lifecycle/stock.ts'
import { say } from '../../../shared/wording/say.ts'
import { useKeys } from '../../components/use-keys.ts'
import { countText } from '../../i18n/format.ts'
import { findAllItems } from '../../state/issue-command.ts'
import { navigate } from '../../state/navigate.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { itemDetailOf } from './item-words.ts'
import styles from './stock-finder.module.css'
import { ITEMS_SHOWN, useFoundItems } from './use-found-items.ts'

/** Items by name, SKU or EAN. Arrows choose and Enter opens; a scanned code opens its item however fast it came. */
export function StockFinder({ openId }: { readonly openId: string | null }) {
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [current, setCurrent] = useState(0)
  const items = useFoundItems(text)
  const index = Math.min(current, (items?.length ?? 1) - 1)
  useKeys({
    f: () => {
      field.current?.focus()
      field.current?.select()
    },
  })
  useEffect(() => {
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView?.({ block: 'nearest' })
  }, [index])
  // An item that a scan or a link opened takes the keys of its screen; whoever types here goes on typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed only counts at the moment another item opens
  useEffect(() => {
    if (openId !== null && text === '') field.current?.blur()
  }, [openId])
  const open = (item: ProductItem | undefined) => {
    if (!item) return
    navigate({ screen: 'stock', itemId: item.id }, openId === null ? 'push' : 'replace')
    field.current?.select()
  }
  const enter = async () => {
    // A scanner is quicker than the list: what was typed is looked up itself.
    const found = await findAllItems(text, ITEMS_SHOWN)
    const code = text.trim().toLowerCase()
    open(found.find((item) => code !== '' && [item.sku, item.ean].some((each) => each.toLowerCase() === code)) ?? found[index])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown') setCurrent(Math.min((items?.length ?? 1) - 1, index + 1))
    else if (event.key === 'ArrowUp') setCurrent(Math.max(0, index - 1))
    else if (event.key === 'Enter') void enter()
    else if (event.key === 'Escape') leaveField()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  // One level each: Esc empties the field, then leaves it to the keys of the screen.
  const leaveField = () => {
    if (text !== '') setText('')
    else field.current?.blur()
  }
  return (
    <section className={styles.finder} aria-label={say('Items')}>
      <h1 className={styles.title}>{say('Stock')}</h1>
      <TextInput
        ref={field}
        className={styles.field}
        label={say('Find an item')}
        placeholder={say('Name, SKU or EAN')}
        role="combobox"
        aria-expanded={items !== null && items.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={items?.[index] ? `${listId}-${index}` : undefined}
        autoComplete="off"
        autoFocus
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setCurrent(0)
        }}
      />
      <p className={styles.head} aria-hidden="true">
        <span>{say('Item')}</span>
        <span>{say('Free')}</span>
      </p>
      <div
        ref={list}
        id={listId}
        className={styles.list}
        role="listbox"
        aria-label={say('Items found')}
        hidden={items === null || items.length === 0}
      >
        {items?.map((item, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={item.id}
            id={`${listId}-${at}`}
            data-index={at}
            role="option"
            aria-selected={at === index}
            aria-current={item.id === openId || undefined}
            className={styles.item}
            onClick={() => {
              setCurrent(at)
              open(item)
            }}
          >
            <span className={styles.what}>
              <bdi>{item.productName}</bdi>
              <span className={styles.quiet}>{itemDetailOf(item)}</span>
            </span>
            <FreeUnits itemId={item.id} />
          </div>
        ))}
      </div>
      <NothingFound items={items} text={text.trim()} />
      {items !== null && items.length === ITEMS_SHOWN && (
        <p className={styles.more}>{say('The first {ITEMSSHOWN}; type to find others.', { ITEMSSHOWN: ITEMS_SHOWN })}</p>
      )}
    </section>
  )
}

/** What is promised to nobody, in all warehouses. */
function FreeUnits({ itemId }: { readonly itemId: string }) {
  const [stock] = useItemStock([itemId])
  if (!stock) return null
  const free = sumOf(stock.levels, freeToAllocate)
  return (
    <span className={styles.free} data-none={free === 0 || undefined}>
      {countText(free)}
      <span className="visually-hidden"> {say('free{as, select, other {}}', { as: 'units' })}</span>
    </span>
  )
}

function NothingFound({ items, text }: { readonly items: readonly ProductItem[] | null; readonly text: string }) {
  const { isCopyWhole } = useConnection()
  if (items === null || items.length > 0) return null
  if (text !== '')
    return (
      <p className={styles.none} role="status">
        {say('No item matches “{text}”.', { text })}
      </p>
    )
  return (
    <p className={styles.none} role="status">
      {isCopyWhole
        ? say('The catalogue is empty. Items come with imported orders.')
        : say('The items are still coming from the desk process.')}
    </p>
  )
}
