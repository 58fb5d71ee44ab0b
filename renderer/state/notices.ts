import { newId } from '../offline/new-ids.ts'
import { useDeskState } from './desk-state.ts'
import type { Notice } from './notices-slice.ts'

/** Says something at the edge of the screen, and to a screen reader. */
export function notify(notice: Omit<Notice, 'id' | 'text'> & { readonly text?: string }): void {
  const full: Notice = { text: '', ...notice, id: newId() }
  useDeskState.setState((state) => ({
    notices: [...state.notices.filter((each) => each.title !== full.title || each.text !== full.text), full].slice(-5),
  }))
  announce(full.text === '' ? full.title : `${full.title} ${full.text}`)
}

export function dismissNotice(id: string): void {
  useDeskState.setState((state) => ({ notices: state.notices.filter((each) => each.id !== id) }))
}

/** Says something to a screen reader only. */
export function announce(text: string): void {
  useDeskState.setState((state) => ({ announced: { text, count: state.announced.count + 1 } }))
}
