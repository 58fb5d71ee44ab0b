import { ActionIcon, Button } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Box, Warehouse } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { figureOf, figureText, ParsedField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, errorAt, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

/** The boxes of one warehouse, in the order of their keys on the packing table. */
export function BoxPanel({ editing, warehouse }: { readonly editing: SettingsEditing; readonly warehouse: Warehouse }) {
  const all: SettingPlace = { field: 'warehouses', id: warehouse.id, part: 'boxes' }
  const { boxes = [] } = warehouse
  const of = editing.saved.warehouses.find((each) => each.id === warehouse.id)?.name ?? warehouse.name
  const set = (next: readonly Box[]) => editing.set(all, next.length === 0 ? null : next)
  const change = (row: number, changes: Partial<Box>) => set(boxes.map((box, index) => (index === row ? { ...box, ...changes } : box)))
  return (
    <Panel title={say('Boxes of {warehouse}', { warehouse: of })}>
      <p className={styles.lead}>
        {say(
          'What parcels are packed in. Alt and 1 to 4 choose the first four at the packing table; the empty weight is added to the weight it proposes. Counts for parcels packed from now on.',
        )}
      </p>
      {boxes.length > 0 && (
        <table className={styles.table} aria-label={say('Boxes of {warehouse}', { warehouse: of })}>
          <thead>
            <tr>
              <th scope="col">{say('Key')}</th>
              <th scope="col">{say('Name')}</th>
              <th scope="col">{say('Size')}</th>
              <th scope="col">{say('Empty weight')}</th>
              <th scope="col">
                <span className="visually-hidden">{say('Change the list')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {boxes.map((box, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a box is told from another by its place, its name is being typed
              <tr key={row}>
                <td className={styles.quiet}>{row < BOXES_WITH_A_KEY && <kbd>Alt {row + 1}</kbd>}</td>
                <BoxCell editing={editing} place={{ ...all, part: `boxes.${row}.name` }}>
                  {(field) => (
                    <ParsedField
                      {...field}
                      isWide
                      label={say('Name of box {row, number} of {of}', { row: row + 1, of })}
                      value={box.name}
                      onText={(name) => change(row, { name })}
                    />
                  )}
                </BoxCell>
                <BoxCell editing={editing} place={{ ...all, part: `boxes.${row}.size` }}>
                  {(field) => (
                    <ParsedField
                      {...field}
                      isWide
                      label={say('Size of box {row, number} of {of}', { row: row + 1, of })}
                      value={box.size}
                      onText={(size) => change(row, { size })}
                    />
                  )}
                </BoxCell>
                <BoxCell editing={editing} place={{ ...all, part: `boxes.${row}.emptyWeight` }} isShort>
                  {(field) => (
                    <ParsedField
                      {...field}
                      label={say('Empty weight of box {row, number} of {of}', { row: row + 1, of })}
                      value={figureText(box.emptyWeight)}
                      unit={say('g')}
                      inputMode="numeric"
                      onText={(text) => change(row, { emptyWeight: figureOf(text) })}
                    />
                  )}
                </BoxCell>
                <td>
                  <span className={styles.deeds}>
                    <ActionIcon
                      variant="default"
                      size="lg"
                      disabled={row === 0}
                      aria-label={say('Move {box} up', { box: box.name })}
                      onClick={() => set(movedUp(boxes, row))}
                    >
                      <IconArrowUp size={16} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      variant="default"
                      size="lg"
                      aria-label={say('Remove {box}', { box: box.name })}
                      onClick={() => set(boxes.filter((each) => each !== box))}
                    >
                      <IconX size={16} aria-hidden="true" />
                    </ActionIcon>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.others}>
        <Button variant="default" size="sm" onClick={() => set([...boxes, NEW_BOX])}>
          {say('Add box')}
        </Button>
      </div>
      <div id={elementIdOf(all)} tabIndex={-1}>
        <FieldNotes editing={editing} place={all} />
      </div>
    </Panel>
  )
}

const BOXES_WITH_A_KEY = 4

// Without a name yet: the field asks for one before anything can be saved.
const NEW_BOX: Box = { name: '', size: '', emptyWeight: 0 }

interface BoxCellProps {
  readonly editing: SettingsEditing
  readonly place: SettingPlace
  readonly isShort?: boolean
  children(field: { readonly id: string; readonly describedBy: string; readonly isWrong: boolean }): ReactNode
}

function BoxCell({ editing, place, isShort = false, children }: BoxCellProps) {
  const id = elementIdOf(place)
  return (
    <td className={isShort ? styles.short : undefined}>
      {children({ id, describedBy: `${id}-notes`, isWrong: errorAt(editing, place) !== null })}
      <FieldNotes editing={editing} place={place} />
    </td>
  )
}

function movedUp(boxes: readonly Box[], row: number): readonly Box[] {
  const [above, box] = [boxes[row - 1], boxes[row]]
  return above && box ? boxes.with(row - 1, box).with(row, above) : boxes
}
