import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import type { Printer } from '../../../shared/contract/printing.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { numberFormat } from '../../../shared/wording/tongue.ts'
import { printTestAndTell } from '../../actions/print-and-tell.ts'
import tableStyles from '../../components/data-table.module.css'
import { Panel } from '../../components/panel.tsx'
import { PAGE_SIZES, PAPER_KINDS, type PageSizeName } from '../../printing/page-size.ts'
import { titleOf } from '../../printing/pages/page-words.ts'
import { type PrintProfile, usualProfile } from '../../printing/print-job.ts'
import type { PrintQueuePicture } from '../../printing/print-queue.ts'
import type { PaperKind } from '../../printing/print-request.ts'
import { printQueue } from '../../printing/this-print-queue.ts'
import styles from './print-screen.module.css'

interface ProfilesPanelProps {
  readonly profiles: PrintQueuePicture['profiles']
  /** Null where the browser prints. */
  readonly printers: readonly Printer[] | null | undefined
}

const SIZE_NAMES: Readonly<Record<PageSizeName, Message>> = {
  a4: msg('A4'),
  letter: msg('Letter'),
  receipt80: msg('Roll'),
  label100x150: msg('Label'),
}

const SIZES = Object.keys(PAGE_SIZES) as readonly PageSizeName[]

/** Which printer and paper each kind of document goes to, on this computer. */
export function ProfilesPanel({ profiles, printers }: ProfilesPanelProps) {
  const isOnDesk = printers !== null && printers !== undefined
  return (
    <Panel title={say('Where papers go')} note={say('kept on this computer')}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            <th scope="col">{say('Paper')}</th>
            {isOnDesk && <th scope="col">{say('Printer')}</th>}
            <th scope="col">{say('Size')}</th>
            {isOnDesk && (
              <>
                <th scope="col">{say('Copies')}</th>
                <th scope="col">{say('Scale, %')}</th>
                <th scope="col">{say('Without a dialog')}</th>
              </>
            )}
            <th scope="col">
              <span className="visually-hidden">{say('Test page')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {PAPER_KINDS.map((kind) => (
            <ProfileRow key={kind} profile={profiles[kind] ?? usualProfile(kind)} printers={isOnDesk ? printers : null} />
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function ProfileRow({ profile, printers }: { readonly profile: PrintProfile; readonly printers: readonly Printer[] | null }) {
  const { kind, printer, size, copies, silent, scalePercent } = profile
  const paper = titleOf(kind)
  const change = (changes: Partial<PrintProfile>) => void keep({ ...profile, ...changes })
  return (
    <tr>
      <th scope="row">{paper}</th>
      {printers !== null && (
        <td>
          <NativeSelect
            size="xs"
            aria-label={say('Printer for {paper}', { paper })}
            value={printer ?? ''}
            onChange={(event) => change({ printer: event.currentTarget.value === '' ? null : event.currentTarget.value })}
            data={[
              { value: '', label: say('System’s choice') },
              ...printers.map(({ name, label }) => ({ value: name, label })),
              ...(printer !== null && !printers.some(({ name }) => name === printer)
                ? [{ value: printer, label: say('{printer} (not there)', { printer }) }]
                : []),
            ]}
          />
        </td>
      )}
      <td>
        <NativeSelect
          size="xs"
          aria-label={say('Size for {paper}', { paper })}
          value={size}
          onChange={(event) => change({ size: SIZES.find((each) => each === event.currentTarget.value) ?? size })}
          data={SIZES.map((each) => ({ value: each, label: sizeText(each) }))}
        />
      </td>
      {printers !== null && (
        <>
          <td>
            <NumberInput
              size="xs"
              className={styles.number}
              aria-label={say('Copies of {paper}', { paper })}
              min={1}
              max={99}
              allowDecimal={false}
              value={copies}
              onChange={(value) => change({ copies: wholeBetween(value, 1, 99, copies) })}
            />
          </td>
          <td>
            <NumberInput
              size="xs"
              className={styles.number}
              aria-label={say('Scale of {paper} in percent', { paper })}
              min={10}
              max={200}
              allowDecimal={false}
              value={scalePercent}
              onChange={(value) => change({ scalePercent: wholeBetween(value, 10, 200, scalePercent) })}
            />
          </td>
          <td>
            <Checkbox
              size="xs"
              aria-label={say('Print {paper} without a dialog', { paper })}
              checked={silent}
              onChange={(event) => change({ silent: event.currentTarget.checked })}
            />
          </td>
        </>
      )}
      <td className={tableStyles.end}>
        <Button size="compact-xs" variant="default" aria-label={say('Test page for {paper}', { paper })} onClick={() => void test(kind)}>
          {say('Test page')}
        </Button>
      </td>
    </tr>
  )
}

function sizeText(size: PageSizeName): string {
  const { widthUm, heightUm } = PAGE_SIZES[size]
  const mm = (um: number) => numberFormat({ maximumFractionDigits: 1 }).format(um / 1000)
  return heightUm === null
    ? say('{name}, {width} mm wide', { name: say(SIZE_NAMES[size]), width: mm(widthUm) })
    : say('{name}, {width} × {height} mm', { name: say(SIZE_NAMES[size]), width: mm(widthUm), height: mm(heightUm) })
}

function wholeBetween(value: string | number, least: number, most: number, before: number): number {
  const number = typeof value === 'number' ? Math.round(value) : Number.NaN
  return number >= least && number <= most ? number : before
}

async function keep(profile: PrintProfile): Promise<void> {
  await (await printQueue()).setProfile(profile)
}

async function test(kind: PaperKind): Promise<void> {
  await printTestAndTell(kind)
}
