import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconKeyboard, IconLock, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import { msg, say } from '../../../shared/wording/say.ts'
import { lockNow } from '../../state/lock.ts'
import { navigate } from '../../state/navigate.ts'
import { choosePerson, usePeople, usePerson } from '../../state/use-person.ts'
import { nameWithRole, PersonButton } from './person-button.tsx'

const SCHEMES = [
  { value: 'light', label: msg('Light'), Icon: IconSun },
  { value: 'dark', label: msg('Dark'), Icon: IconMoon },
  { value: 'auto', label: msg('Like the system'), Icon: IconDeviceDesktop },
] as const

export interface PersonMenuProps {
  readonly isOpen: boolean
  setOpen(isOpen: boolean): void
  openKeys(): void
}

/** Who acts at this window, how it looks, and the ways to what has no queue. */
export function PersonMenu({ isOpen, setOpen, openKeys }: PersonMenuProps) {
  const person = usePerson()
  const people = usePeople()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={250}>
      <Menu.Target>
        <PersonButton />
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
