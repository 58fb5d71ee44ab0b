import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconKeyboard, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import type { Role } from '../../../shared/lifecycle/actor.ts'
import { navigate } from '../../state/navigate.ts'
import { choosePerson, usePeople, usePerson } from '../../state/use-person.ts'
import styles from './person-menu.module.css'

export const ROLE_LABELS = {
  warehouse: 'Warehouse',
  counter: 'Counter',
  manager: 'Manager',
  admin: 'Administrator',
  integration: 'Integration',
  system: 'System',
} as const satisfies Record<Role, string>

const SCHEMES = [
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
  { value: 'auto', label: 'Like the system', Icon: IconDeviceDesktop },
] as const

/** Who acts at this window, how it looks, and the ways to what has no queue. */
export function PersonMenu({ openKeys }: { openKeys(): void }) {
  const person = usePerson()
  const people = usePeople()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <button type="button" className={styles.who} aria-label={`Acting as ${nameWithRole(person)}`} title={nameWithRole(person)}>
          {initials(person.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Acting as</Menu.Label>
        {people.map((each) => (
          <Menu.Item
            key={each.id}
            role="menuitemradio"
            aria-checked={each.id === person.id}
            leftSection={<Tick isOn={each.id === person.id} />}
            onClick={() => choosePerson(each)}
          >
            {nameWithRole(each)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        {SCHEMES.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            leftSection={<Tick isOn={colorScheme === value} />}
            rightSection={<Icon size={16} aria-hidden="true" />}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconSettings size={16} aria-hidden="true" />} onClick={() => navigate({ screen: 'settings' })}>
          Settings
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden="true" />} rightSection={<kbd>?</kbd>} onClick={openKeys}>
          All keys
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Tick({ isOn }: { readonly isOn: boolean }) {
  return <IconCheck size={16} aria-hidden="true" style={{ visibility: isOn ? 'visible' : 'hidden' }} />
}

function nameWithRole(person: { readonly name: string; readonly role: Role }): string {
  const role = ROLE_LABELS[person.role]
  return person.name === role ? role : `${person.name} · ${role}`
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '')
  const letters = words.length > 1 ? words.map((word) => word[0]) : [...(words[0] ?? '?')].slice(0, 2)
  return letters.slice(0, 2).join('').toUpperCase()
}
