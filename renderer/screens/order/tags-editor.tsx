import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { Chip } from '../../components/chip.tsx'
import styles from './in-place.module.css'
import { useEditRefusal } from './use-edit-refusal.ts'

/** Tags, edited where they stand as words between commas. Enter saves, Esc leaves them as they were. */
export function TagsEditor({ order }: { readonly order: Order }) {
  const [draft, setDraft] = useState<string | null>(null)
  const cannot = useEditRefusal(order, { tags: [...order.tags, ' '] })
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (draft === null) return
    setDraft(null)
    const tags = tagsOf(draft)
    if (tags.join('\n') === order.tags.join('\n')) return
    void issueIntent({ name: 'EditOrder', args: { changes: { tags } } }, { type: 'order', id: order.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setDraft(null)
  }
  return (
    <section className={styles.place} aria-label={say('Tags')}>
      <header className={styles.head}>
        <h3>{say('Tags')}</h3>
        {draft === null && order.tags.length === 0 && <span className={styles.empty}>{say('none')}</span>}
        {draft === null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={say('Edit: Tags')}
            className={styles.edit}
            disabled={cannot !== null}
            title={cannot?.sentence}
            onClick={() => setDraft(order.tags.join(', '))}
          >
            {say('Edit')}
          </Button>
        )}
      </header>
      {draft === null && order.tags.length > 0 && (
        <Group gap={4}>
          {order.tags.map((tag) => (
            <Chip key={tag} tone="rest">
              {tag}
            </Chip>
          ))}
        </Group>
      )}
      {draft !== null && (
        <form onSubmit={save} onKeyDown={onKeyDown}>
          <TextInput
            aria-label={say('Tags')}
            placeholder={say('urgent, gift')}
            autoFocus
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          <Group gap="xs" mt="xs">
            <Button type="submit" size="xs">
              {say('Save')}
            </Button>
            <Button variant="default" size="xs" onClick={() => setDraft(null)}>
              {say('Leave as it was')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  )
}

/** Words between commas, each once. */
function tagsOf(text: string): readonly string[] {
  const tags = text.split(',').map((tag) => tag.trim())
  return [...new Set(tags.filter((tag) => tag !== ''))]
}
