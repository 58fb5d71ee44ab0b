import { Autocomplete, Button, NumberInput, TextInput } from '@mantine/core'
import type { KeyboardEvent, RefObject } from 'react'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { Dispatch } from '../../../shared/lifecycle/shipment.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { numberFormat } from '../../../shared/wording/tongue.ts'
import { isSecondPress } from '../../components/is-second-press.ts'
import { BoxField } from './box-field.tsx'
import type { PackStep } from './pack-step.ts'
import styles from './parcel-panel.module.css'
import type { BoxChoice } from './use-box.ts'

interface ParcelPanelProps {
  readonly settings: ShopSettings
  readonly dispatch: Dispatch
  /** Grams. */
  readonly weight: number | null
  /** A key leads to it: nobody packs with a hand on the mouse. */
  readonly weightField: RefObject<HTMLInputElement | null>
  readonly expectedWeight: number
  readonly boxes: BoxChoice
  readonly step: PackStep
  readonly isOpen: boolean
  readonly isWhole: boolean
  change(changes: Partial<Dispatch>): void
  setWeight(grams: number | null): void
  advance(): void
  shortPick(): void
  byHand(): void
  toNext(): void
}

/** How the parcel travels, and its next step. */
export function ParcelPanel(panel: ParcelPanelProps) {
  const { settings, dispatch, weight, weightField, expectedWeight, boxes, step, isOpen, isWhole, change, setWeight } = panel
  const why = step.why && refusalSentence(step.why)
  return (
    <div className={styles.panel}>
      <fieldset disabled={!isOpen} className={styles.fields} onKeyDown={leaveOnEnter}>
        <legend className="visually-hidden">{say('How the parcel travels')}</legend>
        <NumberInput
          className={styles.narrow}
          label={say('Packages')}
          hideControls
          min={1}
          allowDecimal={false}
          value={dispatch.numberOfPackages}
          onChange={(value) => change({ numberOfPackages: Math.max(1, Number(value) || 1) })}
        />
        <BoxField {...boxes} />
        <NumberInput
          className={styles.weight}
          ref={weightField}
          label={
            <>
              {say('Weight, kg')} <kbd>W</kbd>
            </>
          }
          aria-label={say('Weight, kg')}
          hideControls
          min={0}
          decimalScale={3}
          decimalSeparator={decimalSign()}
          placeholder={expectedWeight > 0 ? numberFormat({ maximumFractionDigits: 2 }).format(expectedWeight / 1000) : ''}
          value={weight === null ? '' : weight / 1000}
          onChange={(value) => setWeight(value === '' ? null : Math.round(Number(value) * 1000))}
        />
        <Autocomplete
          className={styles.half}
          label={say('Carrier')}
          value={dispatch.carrier}
          data={settings.carriers.filter((carrier) => carrier.active).map((carrier) => carrier.name)}
          onChange={(carrier) => change({ carrier })}
        />
        <TextInput
          className={styles.half}
          label={say('Service')}
          value={dispatch.service}
          onChange={(event) => change({ service: event.currentTarget.value })}
        />
        <TextInput
          className={styles.wide}
          label={say('Tracking number')}
          placeholder={say('Scan it when the parcel is good-to-go, or type it.')}
          value={dispatch.trackingNumber}
          onChange={(event) => change({ trackingNumber: event.currentTarget.value })}
        />
      </fieldset>
      <div className={styles.steps}>
        <Button
          fullWidth
          size="md"
          rightSection={<kbd>Enter</kbd>}
          {...(why ? { 'data-disabled': true } : {})}
          aria-disabled={why !== null}
          aria-describedby={why ? WHY_ID : undefined}
          onClick={(event) => {
            if (!isSecondPress(event)) panel.advance()
          }}
        >
          {say(STEPS[step.is])}
        </Button>
        <p id={WHY_ID} className={styles.why}>
          {why ? say('{step}: not yet. {sentence}', { step: say(STEPS[step.is]), sentence: why.sentence }) : ''}
        </p>
        <div className={styles.row}>
          <Button variant="default" rightSection={<kbd>M</kbd>} disabled={!isOpen || isWhole} onClick={panel.shortPick}>
            {say('Missing or damaged')}
          </Button>
          <Button variant="default" rightSection={<kbd>B</kbd>} disabled={!isOpen || isWhole} onClick={panel.byHand}>
            {say('Tick by hand')}
          </Button>
          <Button variant="default" rightSection={<kbd>N</kbd>} onClick={(event) => !isSecondPress(event) && panel.toNext()}>
            {say('Next parcel')}
          </Button>
        </div>
      </div>
    </div>
  )
}

const STEPS = {
  'good-to-go': msg('Good-to-go'),
  complete: msg('Complete shipment'),
  next: msg('Next parcel'),
} as const satisfies Record<PackStep['is'], Message>

const WHY_ID = 'pack-step-why'

/** Whoever typed a weight is done with it at Enter; the Enter after that is the step forward. */
function leaveOnEnter(event: KeyboardEvent) {
  const { target } = event
  if (event.key === 'Enter' && target instanceof HTMLInputElement && target.role !== 'combobox')
    target.closest('main')?.focus({ preventScroll: true })
}

/** The sign between whole and parts, as this person's language writes it. */
function decimalSign(): string {
  return (
    numberFormat({ minimumFractionDigits: 1 })
      .formatToParts(1.5)
      .find((part) => part.type === 'decimal')?.value ?? '.'
  )
}
