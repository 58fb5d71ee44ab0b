import { Switch } from '@mantine/core'
import type { Warehouse } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { AllocationOrder } from './allocation-order.tsx'
import { BoxPanel } from './box-panel.tsx'
import { figureOf, figureText, ParsedField, SettingTextField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, errorAt, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'
import { StandingAllotments } from './standing-allotments.tsx'

/** The warehouses, in which order each allocation rule asks them for stock, and what desks keep the right to in them. */
export function WarehouseSection({ editing }: { readonly editing: SettingsEditing }) {
  return (
    <>
      <Panel title={say('Warehouses')}>
        <p className={styles.lead}>
          {say(
            'An inactive warehouse is asked for nothing more; what is allocated there stays and can be shipped. The threshold is kept back from what customers order themselves; the staff may sell the last piece. Both count from the next order on.',
          )}
        </p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say('Name')}</th>
              <th scope="col">{say('Kind')}</th>
              <th scope="col">{say('Threshold')}</th>
              <th scope="col">{say('Active')}</th>
            </tr>
          </thead>
          <tbody>
            {editing.settings.warehouses.map((warehouse) => (
              <WarehouseRow key={warehouse.id} editing={editing} warehouse={warehouse} />
            ))}
          </tbody>
        </table>
      </Panel>
      {editing.settings.allocationRules.map((rule) => (
        <AllocationOrder key={rule.id} editing={editing} rule={rule} />
      ))}
      {editing.settings.warehouses.map((warehouse) => (
        <BoxPanel key={warehouse.id} editing={editing} warehouse={warehouse} />
      ))}
      <StandingAllotments editing={editing} />
    </>
  )
}

function WarehouseRow({ editing, warehouse }: { readonly editing: SettingsEditing; readonly warehouse: Warehouse }) {
  const at = (part: keyof Warehouse): SettingPlace => ({ field: 'warehouses', id: warehouse.id, part })
  const known = editing.saved.warehouses.find((each) => each.id === warehouse.id)?.name ?? warehouse.name
  return (
    <tr>
      <td>
        <SettingTextField editing={editing} place={at('name')} label={say('Name')} of={known} isLabelHidden />
      </td>
      <td className={styles.quiet}>{warehouse.kind === 'brickAndMortar' ? say('Shop') : say('Warehouse')}</td>
      <td>
        <ParsedField
          id={elementIdOf(at('threshold'))}
          label={say('Threshold of {known}', { known })}
          describedBy={`${elementIdOf(at('threshold'))}-notes`}
          isWrong={errorAt(editing, at('threshold')) !== null}
          value={figureText(warehouse.threshold)}
          unit={say('units')}
          inputMode="numeric"
          onText={(text) => editing.set(at('threshold'), figureOf(text))}
        />
        <FieldNotes editing={editing} place={at('threshold')} />
      </td>
      <td>
        <Switch
          id={elementIdOf(at('active'))}
          size="md"
          aria-label={say('{known} is active', { known })}
          aria-describedby={`${elementIdOf(at('active'))}-notes`}
          checked={warehouse.active}
          onChange={(event) => editing.set(at('active'), event.currentTarget.checked)}
        />
        <FieldNotes editing={editing} place={at('active')} />
      </td>
    </tr>
  )
}
