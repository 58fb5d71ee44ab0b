import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { AllocationRule } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { announce } from '../../state/notices.ts'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

/** In which order one rule asks its warehouses: by buttons, or Alt with an arrow on one of them. */
export function AllocationOrder({ editing, rule }: { readonly editing: SettingsEditing; readonly rule: AllocationRule }) {
  const place: SettingPlace = { field: 'allocationRules', id: rule.id, part: 'warehouseIds' }
  const { warehouses, markets } = editing.settings
  const asked = rule.warehouseIds
  const others = warehouses.filter((warehouse) => !asked.includes(warehouse.id))
  const users = markets.filter((market) => market.allocationRuleId === rule.id).map((market) => market.name)
  const nameOf = (id: string) => warehouses.find((warehouse) => warehouse.id === id)?.name ?? id
  const focus = useFocusAfterMove()

  const change = (ids: readonly string[], focused: string, said: string) => {
    focus.next(focused)
    editing.set(place, ids)
    announce(said)
  }
  const move = (id: string, by: -1 | 1) => {
    const from = asked.indexOf(id)
    const to = from + by
    if (to < 0 || to >= asked.length) return
    const ids = asked.toSpliced(from, 1).toSpliced(to, 0, id)
    const [same, other] = by === -1 ? (['up', 'down'] as const) : (['down', 'up'] as const)
    // At the end of the list the pressed button is switched off; the one back takes the focus.
    const isAtEnd = to === 0 ? by === -1 : to === ids.length - 1 && by === 1
    change(
      ids,
      buttonId(place, id, isAtEnd ? other : same),
      say('{name} is now {value} of {count, number}.', { name: nameOf(id), value: to + 1, count: ids.length }),
    )
  }
  const onKeyDown = (id: string) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(id, event.key === 'ArrowUp' ? -1 : 1)
  }
  const leaveOut = (id: string) =>
    change(
      asked.filter((each) => each !== id),
      buttonId(place, id, 'ask'),
      say('{name} is not asked any more.', { name: nameOf(id) }),
    )
  const ask = (id: string) => change([...asked, id], buttonId(place, id, 'out'), say('{name} is asked last.', { name: nameOf(id) }))

  return (
    <Panel
      title={say('Allocation rule: {rule}', { rule: rule.name })}
      note={users.length > 0 ? say('used by {list}', { list: users.join(', ') }) : say('used by no market')}
    >
      <p className={styles.lead}>
        {sayNodes('Asked for stock from the top down. Counts from the next allocation on. {keys} move a warehouse.', {
          keys: (
            <>
              <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd>
            </>
          ),
        })}
      </p>
      <ol id={elementIdOf(place)} tabIndex={-1} className={styles.order} aria-label={say('Warehouses {rule} asks', { rule: rule.name })}>
        {asked.map((id, index) => (
          <li key={id} onKeyDown={onKeyDown(id)}>
            <span className={styles.rank}>{index + 1}</span>
            <span className={styles.words}>
              {nameOf(id)}
              {!warehouses.some((warehouse) => warehouse.id === id && warehouse.active) && (
                <span className={styles.quiet}> {say('inactive, skipped')}</span>
              )}
            </span>
            <ActionIcon
              id={buttonId(place, id, 'up')}
              variant="default"
              size="lg"
              aria-label={say('Ask {name} earlier', { name: nameOf(id) })}
              disabled={index === 0}
              onClick={() => move(id, -1)}
            >
              <IconArrowUp size={16} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              id={buttonId(place, id, 'down')}
              variant="default"
              size="lg"
              aria-label={say('Ask {name} later', { name: nameOf(id) })}
              disabled={index === asked.length - 1}
              onClick={() => move(id, 1)}
            >
              <IconArrowDown size={16} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              id={buttonId(place, id, 'out')}
              variant="default"
              size="lg"
              aria-label={say('Do not ask {name}', { name: nameOf(id) })}
              onClick={() => leaveOut(id)}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <div className={styles.others}>
          {others.map((warehouse) => (
            <Button
              key={warehouse.id}
              id={buttonId(place, warehouse.id, 'ask')}
              variant="default"
              size="xs"
              onClick={() => ask(warehouse.id)}
            >
              {say('Ask {warehouse} too', { warehouse: warehouse.name })}
            </Button>
          ))}
        </div>
      )}
      <FieldNotes editing={editing} place={place} />
    </Panel>
  )
}

function buttonId(place: SettingPlace, warehouseId: string, what: 'up' | 'down' | 'out' | 'ask'): string {
  return `${elementIdOf(place)}-${warehouseId}-${what}`
}

/** What was moved keeps the focus: the browser takes it from an element that changes its place. */
function useFocusAfterMove() {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    document.getElementById(wanted.current)?.focus()
    wanted.current = null
  })
  return {
    next(id: string) {
      wanted.current = id
    },
  }
}
