import { Button, Group, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { announce } from '../../state/notices.ts'
import styles from './selection-links.module.css'

interface LinkOnceProps {
  readonly selectionId: string
  readonly token: string
  done(): void
}

/** The link itself. The desk keeps only its hash, so this is the one time it can be read. */
export function LinkOnce({ selectionId, token, done }: LinkOnceProps) {
  const field = useRef<HTMLInputElement>(null)
  const link = `orderdesk://selection/${encodeURIComponent(selectionId)}?key=${token}`
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      announce(say('The link is copied.'))
    } catch {
      // Where the clipboard is closed to the page the text stands selected, to be copied by hand.
      announce(say('Press Ctrl+C to copy the link.'))
    }
  }
  return (
    <div className={styles.once}>
      <TextInput
        ref={field}
        label={say('The link, shown this once')}
        description={say('Copy it now: it cannot be read again. It ends with the order that is placed by it.')}
        readOnly
        autoFocus
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group gap="xs" mt="xs">
        <Button size="xs" onClick={() => void copy()}>
          {say('Copy link')}
        </Button>
        <Button size="xs" variant="default" onClick={done}>
          {say('Done')}
        </Button>
      </Group>
    </div>
  )
}
