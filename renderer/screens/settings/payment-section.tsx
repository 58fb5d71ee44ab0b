import { Checkbox } from '@mantine/core'
import type { PaymentMethod } from '../../../shared/lifecycle/settings.ts'
import { OWNER_GROUPS } from '../../../shared/lifecycle/settings-references.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { type Message, msg, say, told } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { Panel } from '../../components/panel.tsx'
import { NameAndActive } from './name-and-active.tsx'
import { ParsedField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { groupLabel, valueWords } from './setting-words.ts'
import { elementIdOf, errorAt, type SettingsEditing, wordsBefore } from './settings-editing.ts'
import styles from './settings-form.module.css'

type Restriction = keyof PaymentMethod['restrictions']

/** How people pay: which methods are offered, and to whom. */
export function PaymentSection({ editing }: { readonly editing: SettingsEditing }) {
  const none = errorAt(editing, { field: 'paymentMethods', id: '', part: '' })
  return (
    <>
      <p className={styles.lead}>
        {say(
          'A method is offered at checkout while it is active and none of its restrictions stands against it. Changes count from the next checkout on; orders keep how they are paid.',
        )}
      </p>
      {none && <Callout tone="stop" title={none} />}
      {editing.settings.paymentMethods.map((method) => (
        <MethodPanel key={method.id} editing={editing} method={method} />
      ))}
    </>
  )
}

function MethodPanel({ editing, method }: { readonly editing: SettingsEditing; readonly method: PaymentMethod }) {
  const at = (part: string): SettingPlace => ({ field: 'paymentMethods', id: method.id, part })
  const known = editing.saved.paymentMethods.find((each) => each.id === method.id)?.name ?? method.name
  const restrictions = RESTRICTIONS.map(({ part }) => at(`restrictions.${part}`))
  const needsLook = restrictions.some((place) => errorAt(editing, place) !== null || wordsBefore(editing, place) !== null)
  return (
    <Panel title={known} note={kindWords(method, known)}>
      <NameAndActive
        editing={editing}
        entry={{ field: 'paymentMethods', id: method.id }}
        isActive={method.active}
        known={known}
        of={known}
      />
      <details className={styles.details} open={needsLook || undefined}>
        <summary>{say('Restrictions: {restrictions}', { restrictions: restrictionWords(method, editing) })}</summary>
        <div className={styles.restrictions}>
          <CodesField
            editing={editing}
            place={at('restrictions.currencies')}
            label={say('Only in these currencies')}
            name={known}
            example="SEK, EUR"
          />
          <CodesField
            editing={editing}
            place={at('restrictions.countries')}
            label={say('Only in these countries')}
            name={known}
            example="SE, NO"
          />
          <TicksField
            editing={editing}
            place={at('restrictions.groups')}
            label={say('Only for')}
            name={known}
            choices={OWNER_GROUPS.map((group) => ({ value: group, label: groupLabel(group) }))}
          />
          <TicksField
            editing={editing}
            place={at('restrictions.carriers')}
            label={say('Only with')}
            name={known}
            choices={editing.settings.carriers.map((carrier) => ({ value: carrier.id, label: carrier.name }))}
          />
        </div>
      </details>
    </Panel>
  )
}

/** What kind it is, where its name does not say so, and whether goods may leave unpaid. */
function kindWords({ kind, shipBeforePayment }: PaymentMethod, name: string): string {
  const word = say(KIND_LABELS[kind])
  return factsLine([word === told(name) ? '' : word, shipBeforePayment ? say('shipped before it is paid') : ''])
}

const RESTRICTIONS: readonly { readonly part: Restriction; readonly only: Message }[] = [
  { part: 'currencies', only: msg('only in {values}') },
  { part: 'countries', only: msg('only in {values}') },
  { part: 'groups', only: msg('only for {values}') },
  { part: 'carriers', only: msg('only with {values}') },
]

const KIND_LABELS = {
  psp: msg('Payment provider'),
  cash: msg('Cash'),
  externalTerminal: msg('Card terminal'),
  invoice: msg('Invoice'),
  bankWire: msg('Bank wire'),
  check: msg('Cheque'),
  cod: msg('Cash on delivery'),
  prepaid: msg('Prepaid'),
  free: msg('Nothing to pay'),
} as const satisfies Record<PaymentMethod['kind'], Message>

function restrictionWords(method: PaymentMethod, { settings }: SettingsEditing): string {
  const words = RESTRICTIONS.filter(({ part }) => method.restrictions[part].length > 0).map(({ part, only }) => {
    const place: SettingPlace = { field: 'paymentMethods', id: method.id, part: `restrictions.${part}` }
    return say(only, { values: valueWords(place, method.restrictions[part], settings) })
  })
  return words.length === 0 ? say('none') : factsLine(words)
}

interface ListFieldProps {
  readonly editing: SettingsEditing
  readonly place: SettingPlace
  readonly label: string
  /** Of the method. */
  readonly name: string
}

function valuesAt({ settings }: SettingsEditing, { id, part }: SettingPlace): readonly string[] {
  const method = settings.paymentMethods.find((each) => each.id === id)
  return method?.restrictions[part.replace('restrictions.', '') as Restriction] ?? []
}

/** Codes one after the other; empty restricts nothing. */
function CodesField({ editing, place, label, name, example }: ListFieldProps & { readonly example: string }) {
  const id = elementIdOf(place)
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        <span className="visually-hidden">: {name}</span>
      </label>
      <ParsedField
        id={id}
        describedBy={`${id}-what ${id}-notes`}
        isWrong={errorAt(editing, place) !== null}
        isWide
        value={valuesAt(editing, place).join(', ')}
        onText={(text) =>
          editing.set(
            place,
            text
              .toUpperCase()
              .split(/[\s,;]+/)
              .filter((code) => code !== ''),
          )
        }
      />
      <span id={`${id}-what`} className={styles.quiet}>
        {say('Codes such as {example}; empty: no restriction.', { example })}
      </span>
      <FieldNotes editing={editing} place={place} />
    </div>
  )
}

interface TicksFieldProps extends ListFieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** Boxes to tick; none ticked restricts nothing. */
function TicksField({ editing, place, label, name, choices }: TicksFieldProps) {
  const values = valuesAt(editing, place)
  return (
    <fieldset id={elementIdOf(place)} tabIndex={-1} className={styles.ticks}>
      <legend className={styles.label}>
        {label}
        <span className="visually-hidden">: {name}</span>
      </legend>
      {choices.map((choice) => (
        <Checkbox
          key={choice.value}
          label={choice.label}
          checked={values.includes(choice.value)}
          onChange={(event) =>
            editing.set(place, event.currentTarget.checked ? [...values, choice.value] : values.filter((value) => value !== choice.value))
          }
        />
      ))}
      <span className={styles.quiet}>{say('None ticked: no restriction.')}</span>
      <FieldNotes editing={editing} place={place} />
    </fieldset>
  )
}
