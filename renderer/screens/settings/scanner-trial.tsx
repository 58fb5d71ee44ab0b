import { Table, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { shownMark } from '../../scanner/mark-words.ts'
import type { EndedRun } from '../../scanner/recogniser.ts'
import { meanGap } from '../../scanner/run-speed.ts'
import type { Scan, Verdict } from '../../scanner/scan.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { watchKeys } from '../../scanner/watch-keys.ts'
import styles from './scanner-section.module.css'

/** Shows every key that arrives, with its pause, and how the keys were judged. */
export function ScannerTrial() {
  const [run, setRun] = useState<EndedRun | null>(null)
  const [scan, setScan] = useState<Scan | null>(null)
  useEffect(
    () =>
      watchKeys((ended) => {
        if (!ended.isScan && ended.strokes.length < 2) return
        setRun(ended)
        setScan(null)
      }),
    [],
  )
  useScans((scanned) => {
    setScan(scanned)
    return verdictOn(scanned)
  })
  return (
    <Panel title={say('Try the scanner')} note={say('Nothing scanned here changes anything.')}>
      <TextInput
        label={say('Scan into this field, or type')}
        description={say('What is typed stays. What is scanned is taken out again and shown below.')}
        autoComplete="off"
        spellCheck={false}
      />
      {run === null ? (
        <p className={styles.quiet}>{say('Nothing has arrived yet. Scan any barcode.')}</p>
      ) : (
        <>
          <p className={styles.judged} data-scan-seen={run.isScan || undefined}>
            <strong>{run.isScan ? say('A scan') : say('Typing')}</strong> {speedText(run)}
          </p>
          {scan && <ScanParts scan={scan} />}
          <KeyTable run={run} />
        </>
      )}
    </Panel>
  )
}

function verdictOn({ code, fault }: Scan): Verdict {
  if (fault?.is === 'checkDigit') {
    const { digits, expected } = fault
    return { tone: 'wrong', text: say('“{code}” arrived, but its last digit should be {expected}.', { code: digits, expected }) }
  }
  if (fault) return { tone: 'wrong', text: say('“{code}” arrived, but it is a label that cannot be taken apart.', { code }) }
  return { tone: 'ok', text: say('“{code}” arrived.', { code }) }
}

function speedText({ strokes, ended }: EndedRun): string {
  const gaps = strokes.slice(1).map((stroke, at) => stroke.at - (strokes[at]?.at ?? stroke.at))
  return say('{count, plural, one {# key} other {# keys}}, {mean} ms apart on average, {most} ms at most; {end}.', {
    count: strokes.length,
    mean: Math.round(meanGap(strokes)),
    most: Math.round(Math.max(0, ...gaps)),
    end: say(ENDS[ended]),
  })
}

const ENDS: Readonly<Record<EndedRun['ended'], Message>> = {
  enter: msg('ended by Enter'),
  tab: msg('ended by Tab'),
  silence: msg('ended by silence'),
  suffix: msg('ended by the suffix'),
  typing: msg('too slow, too short or too irregular for a scanner'),
}

function ScanParts({ scan }: { readonly scan: Scan }) {
  const { gs1 } = scan
  const parts: readonly (readonly [name: string, value: string | null | undefined])[] = [
    [say('Code'), scan.code],
    [say('Kind of barcode'), scan.aim],
    [say('Item number'), scan.gtin],
    [say('Batch'), gs1?.batch],
    [say('Expiry'), gs1?.expiry],
    [say('Serial number'), gs1?.serial],
    [say('Shipping unit'), gs1?.sscc],
  ]
  return (
    <dl className={styles.parts}>
      {parts.map(
        ([name, value]) =>
          value != null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{shownMark(value)}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}

function KeyTable({ run }: { readonly run: EndedRun }) {
  return (
    // Many keys scroll; the keyboard must be able to scroll them too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
    <section className={styles.keys} tabIndex={0} aria-label={say('Keys that arrived')}>
      <Table withRowBorders={false} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('Character')}</Table.Th>
            <Table.Th>{say('Key')}</Table.Th>
            <Table.Th>{say('Pause before')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.strokes.map((stroke, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a key's place is what tells it from its twin
            <Table.Tr key={`${at} ${stroke.code}`}>
              <Table.Td>
                <bdi>{stroke.key}</bdi>
              </Table.Td>
              <Table.Td>
                <bdi>
                  {[stroke.isControl && 'Ctrl', stroke.isAlt && 'Alt', stroke.isShifted && 'Shift', stroke.code].filter(Boolean).join(' ')}
                </bdi>
              </Table.Td>
              <Table.Td>{at === 0 ? '' : say('{ms} ms', { ms: Math.round(stroke.at - (run.strokes[at - 1]?.at ?? 0)) })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
