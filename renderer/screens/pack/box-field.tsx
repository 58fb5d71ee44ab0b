import { Select } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import styles from './parcel-panel.module.css'
import type { BoxChoice } from './use-box.ts'

const BOXES_WITH_A_KEY = 4

/** Which box it goes into; nothing where the warehouse names none and the parcel has none. */
export function BoxField({ boxes, box, choose }: BoxChoice) {
  if (boxes.length === 0 && box === '') return null
  const names = boxes.map(({ name }) => name)
  const known = names.includes(box) || box === '' ? names : [...names, box]
  return (
    <Select
      className={styles.box}
      label={
        <>
          {say('Box')} {boxes.length > 0 && <kbd>{boxes.length === 1 ? 'Alt 1' : `Alt 1–${Math.min(boxes.length, BOXES_WITH_A_KEY)}`}</kbd>}
        </>
      }
      aria-label={say('Box')}
      placeholder={say('No box')}
      clearable
      clearButtonProps={{ 'aria-label': say('No box') }}
      value={box === '' ? null : box}
      data={known}
      renderOption={({ option: { value } }) => (
        <span className={styles.option}>
          <bdi>{value}</bdi> <bdi className={styles.size}>{boxes.find(({ name }) => name === value)?.size}</bdi>
        </span>
      )}
      onChange={(name) => choose(name ?? '')}
    />
  )
}
