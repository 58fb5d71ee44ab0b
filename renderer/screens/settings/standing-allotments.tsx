import { NativeSelect } from '@mantine/core'
import { useEffect } from 'react'
import type { StandingAllotment, Warehouse } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { useDeskState } from '../../state/desk-state.ts'
import { useShopDesks } from '../../state/use-shop-desks.ts'
import { figureOf, figureText, ParsedField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, errorAt, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

interface NamedDesk {
  readonly id: string
  readonly name: string
}

/** What each desk keeps the right to sell while it has no line, warehouse by warehouse; nothing where the shop has one desk. */
export function StandingAllotments({ editing }: { readonly editing: SettingsEditing }) {
  const desks = useNamedDesks(editing)
  const warehouses = editing.settings.warehouses.filter(({ active, allotments }) => active || (allotments ?? []).length > 0)
  if (desks.length === 0) return null
  return (
    <Panel title={say('Reserved for desks')}>
      <p className={styles.lead}>
        {say(
          'So many units of each item only that desk may sell, so that it can sell them while it has no line. The desk tops them up by itself whenever it has one, from what is free.',
        )}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('Desk')}</th>
            {warehouses.map((warehouse) => (
              <th key={warehouse.id} scope="col" id={elementIdOf(placeOf(warehouse))} tabIndex={-1}>
                {warehouse.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {desks.map((desk) => (
            <tr key={desk.id}>
              <th scope="row">
                <bdi>{desk.name}</bdi>
              </th>
              {warehouses.map((warehouse) => (
                <td key={warehouse.id}>
                  <KeptField editing={editing} warehouse={warehouse} desk={desk} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            {warehouses.map((warehouse) => (
              <td key={warehouse.id}>
                <FieldNotes editing={editing} place={placeOf(warehouse)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Panel>
  )
}

function placeOf({ id }: Warehouse): SettingPlace {
  return { field: 'warehouses', id, part: 'allotments' }
}

/** The shop's desks by the hub, and without it those the settings name, with this one. */
function useNamedDesks({ settings }: SettingsEditing): readonly NamedDesk[] {
  const own = useDeskState((state) => state.greeting)
  const { desks, load } = useShopDesks()
  const isShared = own?.joined != null
  useEffect(() => {
    if (isShared) void load()
  }, [isShared, load])
  const named = new Map<string, NamedDesk>()
  if (own?.joined) named.set(own.deskId, { id: own.deskId, name: own.joined.deskName })
  for (const desk of desks ?? []) if (desk.state !== 'revoked') named.set(desk.id, desk)
  // One that was let go may still have a right to be taken from it.
  const nameOf = (id: string) => desks?.find((desk) => desk.id === id)?.name ?? id
  for (const { allotments = [] } of settings.warehouses) {
    for (const { deskId } of allotments) if (!named.has(deskId)) named.set(deskId, { id: deskId, name: nameOf(deskId) })
  }
  return [...named.values()]
}

const UNITS_AT_FIRST = 10

function KeptField({
  editing,
  warehouse,
  desk,
}: {
  readonly editing: SettingsEditing
  readonly warehouse: Warehouse
  readonly desk: NamedDesk
}) {
  const place = placeOf(warehouse)
  const { allotments = [] } = warehouse
  const kept = allotments.find((each) => each.deskId === desk.id)?.keep
  const keep = (next: StandingAllotment['keep'] | null) => {
    const others = allotments.filter((each) => each.deskId !== desk.id)
    const all = next === null ? others : [...others, { deskId: desk.id, keep: next }]
    const inOrder = all.toSorted((one, other) => (one.deskId < other.deskId ? -1 : 1))
    editing.set(place, inOrder.length === 0 ? null : inOrder)
  }
  const of = { desk: desk.name, warehouse: warehouse.name }
  const how = kept === undefined ? 'nothing' : kept === 'everything' ? 'everything' : 'units'
  return (
    <span className={styles.pair}>
      <NativeSelect
        aria-label={say('What {desk} keeps in {warehouse}', of)}
        value={how}
        data={[
          { value: 'nothing', label: say('Nothing') },
          { value: 'units', label: say('Units of each item') },
          { value: 'everything', label: say('All that is free') },
        ]}
        onChange={({ currentTarget: { value } }) => keep(value === 'units' ? UNITS_AT_FIRST : value === 'everything' ? 'everything' : null)}
      />
      {how === 'units' && (
        <ParsedField
          id={`${elementIdOf(place)}-${desk.id}`}
          label={say('Units {desk} keeps in {warehouse}', of)}
          describedBy={`${elementIdOf(place)}-notes`}
          isWrong={errorAt(editing, place) !== null && !isUnits(kept)}
          value={figureText(kept)}
          unit={say('units')}
          inputMode="numeric"
          onText={(text) => keep(figureOf(text))}
        />
      )}
    </span>
  )
}

function isUnits(keep: unknown): boolean {
  return Number.isInteger(keep) && Number(keep) > 0
}
