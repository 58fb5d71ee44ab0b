import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconKeyboard, IconLock, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import type { Role } from '../../../shared/lifecycle/actor.ts'
import { type Message, msg, say, told } from '../../../shared/wording/say.ts'
import { lockNow } from '../../state/lock.ts'
import { navigate } from '../../state/navigate.ts'
import { choosePerson, usePeople, usePerson } from '../../state/use-person.ts'
import styles from './person-menu.module.css'

export const ROLE_LABELS = {
  warehouse: msg('Warehouse'),
  counter: msg('Counter'),
  manager: msg('Manager'),
  admin: msg('Administrator'),
  integration: msg('Integration'),
  system: msg('System'),
} as const satisfies Record<Role, Message>

const SCHEMES = [
  { value: 'light', label: msg('Light'), Icon: IconSun },
  { value: 'dark', label: msg('Dark'), Icon: IconMoon },
  { value: 'auto', label: msg('Like the system'), Icon: IconDeviceDesktop },
] as const

/** Who acts at this window, how it looks, and the ways to what has no queue. */
export function PersonMenu({ openKeys }: { openKeys(): void }) {
  const person = usePerson()
  const people = usePeople()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <button
          type="button"
          className={styles.who}
          aria-label={say('{initials}, acting as {person}', { initials: initials(person.name), person: nameWithRole(person) })}
          title={nameWithRole(person)}
        >
          {initials(person.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say('Acting as')}</Menu.Label>
        <Menu.RadioGroup
          value={person.id}
          onChange={(id) => {
            const chosen = people.find((each) => each.id === id)
            if (chosen) choosePerson(chosen)
          }}
        >
          {people.map((each) => (
            <Menu.RadioItem key={each.id} value={each.id} closeMenuOnClick>
              {nameWithRole(each)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{say('Colours')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme === 'light' || scheme === 'dark' ? scheme : 'auto')}
        >
          {SCHEMES.map(({ value, label, Icon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Icon size={16} aria-hidden="true" />}>
              {say(label)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSettings size={16} aria-hidden="true" />} onClick={() => navigate({ screen: 'settings' })}>
          {say('Settings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLock size={16} aria-hidden="true" />} rightSection={<kbd>Ctrl L</kbd>} onClick={lockNow}>
          {say('Lock this desk now')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden="true" />} rightSection={<kbd>?</kbd>} onClick={openKeys}>
          {say('All keys')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function nameWithRole(person: { readonly name: string; readonly role: Role }): string {
  const role = say(ROLE_LABELS[person.role])
  return told(person.name) === role ? role : `${person.name} · ${role}`
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '')
  const letters = words.length > 1 ? words.map((word) => word[0]) : [...(words[0] ?? '?')].slice(0, 2)
  return letters.slice(0, 2).join('').toUpperCase()
}
