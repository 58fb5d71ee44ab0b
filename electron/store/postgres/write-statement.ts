import type { Parameter } from './connection.ts'

type ColumnType = 'text' | 'bigint' | 'boolean'

/** Rows as one parameter per column, so that a statement has the same text however many rows it is given. */
export interface RowSource<Row> {
  readonly rows: readonly Row[]
  readonly columns: { readonly [column: string]: readonly [type: ColumnType, value: (row: Row) => string | number | boolean | null] }
}

/** One statement of many parts, each a change of its own: all of them go to the server at once and cost one answer. */
export class WriteStatement {
  readonly #parts: string[] = []
  readonly #values: Parameter[] = []

  /** Adds a part with values of its own, named `$name` in its text. */
  add(name: string, sql: string, values: Readonly<Record<string, Parameter>> = {}): void {
    const text = sql.replace(/\$(\w+)/g, (_, key: string) => this.#parameter(values[key] ?? null))
    this.#parts.push(`${name} AS (${text})`)
  }

  /** Adds a part for rows, called `given` in its text where `$rows` stands; left out when there are none. */
  addRows<Row>(name: string, { rows, columns }: RowSource<Row>, sql: string): void {
    if (rows.length === 0) return
    const arrays = Object.values(columns).map(([type, value]) => `${this.#parameter(rows.map(value))}::${type}[]`)
    const source = `unnest(${arrays.join(', ')}) WITH ORDINALITY AS given (${[...Object.keys(columns), 'place'].join(', ')})`
    this.#parts.push(`${name} AS (${sql.replaceAll('$rows', source)})`)
  }

  /** The whole, answering what `answer` selects. */
  end(answer: string): { readonly sql: string; readonly values: readonly Parameter[] } {
    return { sql: `WITH ${this.#parts.join(',\n')}\n${answer}`, values: this.#values }
  }

  #parameter(value: Parameter): string {
    return `$${this.#values.push(value)}`
  }
}
