import { Button } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import type { DrawBarcode } from '../../printing/barcode.tsx'
import { COMMAND_CARDS } from '../../scanner/command-cards.ts'
import { TEST_CODE } from '../../scanner/learn-layout.ts'
import { DrawnCode, useBarcodes } from './drawn-code.tsx'
import styles from './scanner-section.module.css'

/** Cards that hang beside the bench: scanned, they press the main buttons of the screen. */
export function ScannerCards() {
  const draw = useBarcodes()
  const [isPrinting, setPrinting] = useState(false)
  // The same one every time: the print dialog opens anew whenever it changes.
  const done = useCallback(() => setPrinting(false), [])
  return (
    <Panel
      title={say('Command cards')}
      note={say('Scanned in place of a key, so that both hands stay at the goods.')}
      aside={
        <Button variant="default" disabled={draw === null} onClick={() => setPrinting(true)}>
          {say('Print cards and test code')}
        </Button>
      }
    >
      <CardList draw={draw} />
      {isPrinting && draw && <PrintedCards draw={draw} done={done} />}
    </Panel>
  )
}

function CardList({ draw }: { readonly draw: DrawBarcode | null }) {
  return (
    <ul className={styles.cards} aria-label={say('Command cards')}>
      {COMMAND_CARDS.map(({ code, label, what }) => (
        <li key={code} className={styles.card}>
          <div>
            <strong>{say(label)}</strong>
            <p>{say(what)}</p>
          </div>
          <DrawnCode draw={draw} code={code} className={styles.bars} />
          <DrawnCode draw={draw} code={code} kind="qrcode" className={styles.square} />
          <bdi dir="ltr">{code}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** A page of its own beside the window, seen by the printer alone; gone when the print dialog is. */
function PrintedCards({ draw, done }: { readonly draw: DrawBarcode; done(): void }) {
  useEffect(() => {
    window.addEventListener('afterprint', done, { once: true })
    window.print()
    return () => window.removeEventListener('afterprint', done)
  }, [done])
  return createPortal(
    <div className={styles.sheet} aria-hidden="true">
      <h1>{say('Command cards')}</h1>
      <CardList draw={draw} />
      <h2>{say('Test code')}</h2>
      <p>{say('For Settings, Scanner: teaches the desk which keyboard the scanner believes in.')}</p>
      <div className={styles.card}>
        <DrawnCode draw={draw} code={TEST_CODE} className={styles.bars} />
        <bdi dir="ltr">{TEST_CODE}</bdi>
      </div>
    </div>,
    document.body,
  )
}
