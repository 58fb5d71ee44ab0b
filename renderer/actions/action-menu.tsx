import { Button, Menu } from '@mantine/core'
import { say } from '../../shared/wording/say.ts'
import { KeySequence } from '../components/key-sequence.tsx'
import type { ActionContext, ActionTarget, OrderAction } from './action.ts'
import { useActionStarter } from './action-host.tsx'
import styles from './action-menu.module.css'
import { availabilityOf } from './availability.ts'
import { shortcutCaps } from './shortcut-caps.ts'

interface ActionMenuProps {
  readonly label: string
  /** The label in full, where several menus of one name stand on a screen. */
  readonly describedAs?: string
  readonly actions: readonly OrderAction[]
  readonly target: ActionTarget
  readonly size?: 'xs' | 'sm'
  readonly opened?: boolean
  readonly keyHint?: string
  onOpenedChange?(opened: boolean): void
}

/** All that can be done, and below it what cannot be done now, each with its reason. */
export function ActionMenu({ label, describedAs, actions, target, size = 'sm', opened, keyHint, onOpenedChange }: ActionMenuProps) {
  const { context } = useActionStarter()
  if (context === null) return null
  const hint = keyHint === undefined ? null : <KeySequence keys={[keyHint]} />
  return (
    <Menu
      position="bottom-end"
      width={320}
      {...(opened === undefined ? {} : { opened })}
      {...(onOpenedChange ? { onChange: onOpenedChange } : {})}
      returnFocus
    >
      <Menu.Target>
        <Button variant="default" size={size} rightSection={hint} aria-label={describedAs}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <ActionRows actions={actions} target={target} context={context} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** Asked of the rules only while the menu is open. */
export function ActionRows({
  actions,
  target,
  context,
  capsOf = shortcutCapsOf,
}: Pick<ActionMenuProps, 'actions' | 'target'> & {
  readonly context: ActionContext
  /** The keys that do the same where the menu opens; none where no key does. */
  readonly capsOf?: (action: OrderAction) => readonly string[]
}) {
  const { start } = useActionStarter()
  const rows = actions.map((action) => ({ action, availability: availabilityOf(action, target, context) }))
  const possible = rows.filter(({ availability }) => availability.is === 'possible')
  const impossible = rows.filter(({ availability }) => availability.is === 'impossible')
  return (
    <>
      {possible.map(({ action, availability }) => (
        <Menu.Item
          key={action.id}
          {...(action.isGrave ? { className: styles.grave } : {})}
          rightSection={<KeySequence keys={capsOf(action)} />}
          onClick={() => start({ action, target })}
        >
          <span>{say(action.label)}</span>
          {availability.is === 'possible' && availability.note !== undefined && <span className={styles.why}>{availability.note}</span>}
        </Menu.Item>
      ))}
      {possible.length + impossible.length === 0 && <Menu.Label>{say('Nothing else can be done here')}</Menu.Label>}
      {impossible.length > 0 && <Menu.Label>{say('Not possible now')}</Menu.Label>}
      {impossible.map(({ action, availability }) => (
        <Menu.Item key={action.id} aria-disabled="true" className={styles.impossible} closeMenuOnClick={false}>
          <span>{say(action.label)}</span>
          {availability.is === 'impossible' && <span className={styles.why}>{availability.why.sentence}</span>}
        </Menu.Item>
      ))}
    </>
  )
}

function shortcutCapsOf({ shortcut }: OrderAction): readonly string[] {
  return shortcut === null ? [] : shortcutCaps(shortcut)
}
