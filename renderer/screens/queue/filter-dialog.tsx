import { Button, Checkbox, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type ListFilter, type ListView, MONEY_STATES } from '../../../shared/lifecycle/list-view.ts'
import { holdReasonLabel } from '../../../shared/views/hold-reason-label.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import { statusLabel } from '../../../shared/views/status-label.ts'
import { say } from '../../../shared/wording/say.ts'
import { QUEUE_NAMES } from '../../state/queue-names.ts'
import { usePerson } from '../../state/use-person.ts'
import { useSettings } from '../../state/use-settings.ts'
import styles from './filter-dialog.module.css'
import { HOLD_CHOICES, MONEY_WORDS } from './filter-words.ts'

interface FilterDialogProps {
  readonly view: Pick<ListView, 'base' | 'filter'>
  /** The queue the list may be taken from beside all orders; null where there is none. */
  readonly queue: QueueId | null
  apply(view: Pick<ListView, 'base' | 'filter'>): void
  close(): void
}

const STATUSES: readonly number[] = [1, 2, 3, 4, 5, 6]

/** Everything a list can be narrowed by; it is narrowed when the person says so, not at every tick. */
export function FilterDialog({ view: { base: from, filter }, queue, apply, close }: FilterDialogProps) {
  const [base, setBase] = useState(from)
  const [draft, setDraft] = useState<ListFilter>(filter)
  const [tags, setTags] = useState(filter.tags?.join(', ') ?? '')
  const { name } = usePerson()
  const settings = useSettings()
  const stores = settings?.stores ?? []
  const known = settings?.shippingMethods.map((method) => method.name) ?? []
  const methods = [...new Set([...known, ...(draft.methods ?? [])])]
  const carrying = new Set(settings?.shippingMethods.flatMap(({ carrierId, pickup }) => (pickup ? [] : [carrierId])))
  const carriers = [...new Set([...carrying, ...(draft.carriers ?? [])])]
  // The person a view already names, else whoever makes it.
  const claimant = typeof draft.claim === 'object' ? draft.claim.name : name
  const set = <Part extends keyof ListFilter>(part: Part, value: ListFilter[Part] | undefined) => setDraft(withPart(draft, part, value))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const named = tags
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '')
    apply({ base, filter: withPart(draft, 'tags', named.length === 0 ? undefined : named) })
  }
  return (
    <Modal opened onClose={close} title={say('Filter the list')} size="lg">
      <form className={styles.form} onSubmit={submit}>
        <Choices
          label={say('Status')}
          values={STATUSES}
          chosen={draft.statuses}
          takesFocus
          wordsOf={(status) => statusLabel(status)}
          choose={(values) => set('statuses', values)}
        />
        <Choices
          label={say('Payment')}
          values={MONEY_STATES}
          chosen={draft.money}
          wordsOf={(state) => say(MONEY_WORDS[state])}
          choose={(values) => set('money', values)}
        />
        <Choices
          label={say('Hold reason')}
          values={HOLD_CHOICES}
          chosen={draft.holds}
          wordsOf={holdReasonLabel}
          choose={(values) => set('holds', values)}
        />
        {carriers.length > 0 && (
          <Choices
            label={say('Carrier')}
            values={carriers}
            chosen={draft.carriers}
            wordsOf={(id) => settings?.carriers.find((carrier) => carrier.id === id)?.name ?? id}
            choose={(values) => set('carriers', values)}
          />
        )}
        {methods.length > 0 && (
          <Choices
            label={say('Shipping method')}
            values={methods}
            chosen={draft.methods}
            wordsOf={(method) => method}
            choose={(values) => set('methods', values)}
          />
        )}
        {(stores.length > 1 || draft.stores) && (
          <Choices
            label={say('Store')}
            values={[...new Set([...stores.map(({ id }) => id), ...(draft.stores ?? [])])]}
            chosen={draft.stores}
            wordsOf={(id) => stores.find((store) => store.id === id)?.name ?? id}
            choose={(values) => set('stores', values)}
          />
        )}
        <div className={styles.fields}>
          {queue !== null && (
            <NativeSelect
              label={say('Look in')}
              value={base}
              onChange={(event) => setBase(event.currentTarget.value)}
              data={[
                { value: queue, label: say(QUEUE_NAMES[queue].label) },
                { value: 'all', label: say('All orders') },
              ]}
            />
          )}
          <NativeSelect
            label={say('Claimed by')}
            value={typeof draft.claim === 'object' ? 'person' : (draft.claim ?? '')}
            onChange={(event) => set('claim', claimOf(event.currentTarget.value, claimant))}
            data={[
              { value: '', label: say('Anybody or nobody') },
              { value: 'nobody', label: say('Nobody') },
              { value: 'somebody', label: say('Somebody') },
              { value: 'person', label: claimant },
            ]}
          />
          <TextInput
            label={say('Customer')}
            description={say('The beginning of a name')}
            maxLength={100}
            value={draft.customer ?? ''}
            onChange={(event) => set('customer', event.currentTarget.value.trim() === '' ? undefined : event.currentTarget.value)}
          />
          <TextInput
            label={say('Tags')}
            description={say('Several are parted by commas')}
            maxLength={200}
            value={tags}
            onChange={(event) => setTags(event.currentTarget.value)}
          />
          <NumberInput
            label={say('At least so many days old')}
            min={0}
            max={36_500}
            allowDecimal={false}
            value={draft.fromDays ?? ''}
            onChange={(value) => set('fromDays', typeof value === 'number' ? value : undefined)}
          />
          <NumberInput
            label={say('Fewer days old than')}
            min={1}
            max={36_500}
            allowDecimal={false}
            value={draft.underDays ?? ''}
            onChange={(value) => set('underDays', typeof value === 'number' ? value : undefined)}
          />
        </div>
        <div className={styles.buttons}>
          <Button type="submit">{say('Show')}</Button>
          <Button variant="default" onClick={() => apply({ base: from, filter: {} })}>
            {say('Clear all')}
          </Button>
          <Button variant="default" onClick={close}>
            {say('Cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface ChoicesProps<Value> {
  readonly label: string
  readonly values: readonly Value[]
  readonly chosen: readonly (string | number)[] | undefined
  /** Its first choice has the focus when the dialog opens. */
  readonly takesFocus?: boolean
  wordsOf(value: Value): string
  choose(values: readonly Value[] | undefined): void
}

function Choices<Value extends string | number>({ label, values, chosen = [], takesFocus = false, wordsOf, choose }: ChoicesProps<Value>) {
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {values.map((value, place) => (
        <Checkbox
          key={value}
          {...(takesFocus && place === 0 ? { 'data-autofocus': true } : {})}
          size="xs"
          label={wordsOf(value)}
          checked={chosen.includes(value)}
          onChange={(event) => {
            const isChosen = event.currentTarget.checked
            const next = values.filter((each) => (each === value ? isChosen : chosen.includes(each)))
            choose(next.length === 0 ? undefined : next)
          }}
        />
      ))}
    </fieldset>
  )
}

/** The filter with one part said otherwise, or no longer. */
function withPart<Part extends keyof ListFilter>(filter: ListFilter, part: Part, value: ListFilter[Part] | undefined): ListFilter {
  const { [part]: _, ...others } = filter
  return value === undefined ? (others as ListFilter) : { ...filter, [part]: value }
}

function claimOf(value: string, name: string): ListFilter['claim'] | undefined {
  if (value === 'nobody' || value === 'somebody') return value
  return value === 'person' ? { name } : undefined
}
