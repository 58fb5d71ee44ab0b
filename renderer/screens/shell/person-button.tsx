import type { ComponentProps } from 'react'
import type { Role } from '../../../shared/lifecycle/actor.ts'
import { type Message, msg, say, told } from '../../../shared/wording/say.ts'
import { usePerson } from '../../state/use-person.ts'
import styles from './person-button.module.css'

export const ROLE_LABELS = {
  warehouse: msg('Warehouse'),
  counter: msg('Counter'),
  manager: msg('Manager'),
  admin: msg('Administrator'),
  integration: msg('Integration'),
  system: msg('System'),
} as const satisfies Record<Role, Message>

/** Who acts at this window, by their initials; opens the menu of the window. */
export function PersonButton({ className = '', ...props }: ComponentProps<'button'>) {
  const person = usePerson()
  return (
    <button
      type="button"
      // The menu it opens adds a class of its own.
      className={`${styles.who} ${className}`}
      aria-label={say('{initials}, acting as {person}', { initials: initials(person.name), person: nameWithRole(person) })}
      aria-haspopup="menu"
      title={nameWithRole(person)}
      {...props}
    >
      {initials(person.name)}
    </button>
  )
}

export function nameWithRole(person: { readonly name: string; readonly role: Role }): string {
  const role = say(ROLE_LABELS[person.role])
  return told(person.name) === role ? role : `${person.name} · ${role}`
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '')
  const letters = words.length > 1 ? words.map((word) => word[0]) : [...(words[0] ?? '?')].slice(0, 2)
  return letters.slice(0, 2).join('').toUpperCase()
}
