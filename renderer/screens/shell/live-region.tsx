import { useDeskState } from '../../state/desk-state.ts'

/** Says what has happened to those who do not see it. */
export function LiveRegion() {
  const { text, count } = useDeskState((state) => state.announced)
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {/* A new element per sentence: the same words twice are said twice. */}
      <span key={count}>{text}</span>
    </div>
  )
}
