import { say } from '../../../shared/wording/say.ts'
import styles from './source-data.module.css'

interface SourceDataProps {
  readonly imported: Readonly<Record<string, unknown>>
  readonly externalIds: Readonly<Record<string, string>>
}

/** What came with an imported order and has no home here: kept as read, never acted on, closed until asked for. */
export function SourceData({ imported, externalIds }: SourceDataProps) {
  const rows = [...Object.entries(externalIds), ...Object.entries(imported).flatMap(([key, value]) => flatten(key, value))]
  if (rows.length === 0) return null
  return (
    <details className={styles.source}>
      <summary>
        {say('Source data')}{' '}
        <span className={styles.count}>{say('{count, number} fields, as they were imported', { count: rows.length })}</span>
      </summary>
      <table className={styles.fields}>
        <tbody>
          {rows.map(([key, value]) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td>
                <bdi>{value}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Nested fields by their path, so that each stands on one line. */
function flatten(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === null || value === undefined || value === '') return [[path, '–']]
  if (typeof value !== 'object') return [[path, String(value)]]
  const inner = Object.entries(value)
  return inner.length === 0 ? [[path, '–']] : inner.flatMap(([key, each]) => flatten(`${path}.${key}`, each))
}
