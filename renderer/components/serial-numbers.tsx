import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../shared/wording/say.ts'
import { useFirstOf } from './first-of.ts'
import { ShowAll } from './show-all.tsx'

interface SerialLine {
  readonly id: string
  readonly name: string
  readonly quantity: number
  /** As typed: one to a line, or separated by commas. */
  readonly text: string
}

interface SerialNumbersProps {
  readonly lines: readonly SerialLine[]
  readonly isOpenAtOnce: boolean
  onChange(id: string, text: string): void
}

const LINES_SHOWN = 8

/** Serial numbers by line; closed until asked for, since most goods have none. */
export function SerialNumbers({ lines, isOpenAtOnce, onChange }: SerialNumbersProps) {
  const [isOpen, setOpen] = useState(isOpenAtOnce)
  const list = useFirstOf(lines, LINES_SHOWN)
  if (!isOpen) {
    return (
      <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setOpen(true)}>
        {say('Serial numbers')}
      </Button>
    )
  }
  return (
    <>
      {list.shown.map((line) => (
        <Textarea
          key={line.id}
          label={say('Serial numbers of {line}', { line: line.name })}
          description={say('{count, number} of {quantity, number}, one to a line.', {
            count: parseSerials(line.text).length,
            quantity: line.quantity,
          })}
          rows={Math.min(4, Math.max(1, line.quantity))}
          value={line.text}
          onChange={(event) => onChange(line.id, event.currentTarget.value)}
        />
      ))}
      <ShowAll list={list} />
    </>
  )
}

/** What was typed, number by number. */
export function parseSerials(text: string): readonly string[] {
  return text
    .split(/[\n,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
