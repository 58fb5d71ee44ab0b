import { Button, type ButtonProps, Group } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../shared/wording/say.ts'
import { isSecondPress } from './is-second-press.ts'

interface ConfirmButtonProps extends Pick<ButtonProps, 'fullWidth' | 'variant' | 'color' | 'disabled' | 'size'> {
  readonly label: string
  /** What the second press does, in words that say it is for good. */
  readonly confirmLabel: string
  readonly title?: string | undefined
  onConfirm(): void
}

/** A button for what cannot be undone: pressed, it asks in its own place. Esc, or the other button, leaves everything as it was. */
export function ConfirmButton({ label, confirmLabel, onConfirm, fullWidth = false, ...look }: ConfirmButtonProps) {
  const [isAsking, setAsking] = useState(false)
  const size = look.size === undefined ? {} : { size: look.size }
  if (!isAsking) {
    return (
      <Button fullWidth={fullWidth} {...look} onClick={() => setAsking(true)}>
        {label}
      </Button>
    )
  }
  return (
    <Group
      gap="xs"
      grow={fullWidth}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        setAsking(false)
      }}
    >
      <Button
        {...size}
        color="red"
        autoFocus
        onKeyDown={(event) => {
          if (event.repeat) event.preventDefault()
        }}
        onClick={(event) => {
          if (!isSecondPress(event)) onConfirm()
        }}
      >
        {confirmLabel}
      </Button>
      <Button {...size} variant="default" onClick={() => setAsking(false)}>
        {say('Keep it')}
      </Button>
    </Group>
  )
}
