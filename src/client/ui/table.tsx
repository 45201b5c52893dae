import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface Column<Row> {
  key: string
  head: ReactNode
  /** What leads the cell when the table folds; the head where that is text. */
  label?: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end of the column. */
  numeric?: boolean
  /** Follows the number when the table folds: "items". */
  unit?: string
  /** Names the row, where that is not the first column. */
  names?: boolean
}

interface TableProps<Row> {
  caption: ReactNode
  captionHidden?: boolean
  /** The first column names the row, unless another says that it does. */
  columns: readonly [Column<Row>, ...Column<Row>[]]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

const labelOf = <Row,>({ label, head }: Column<Row>) => label ?? (typeof head === 'string' ? head : undefined)

/** A real table; when narrow each row folds into a block led by its name. */
export function Table<Row>({ caption, captionHidden, columns, rows, keyOf }: TableProps<Row>) {
  const lead = columns.find(({ names }) => names) ?? columns[0]
  const others = columns.filter((column) => column !== lead)
  const leadNumber = others.some(({ unit }) => unit)
  return (
    <table className={classNames('table folds', others.length > 3 && 'many', leadNumber && 'lead-num')}>
      <caption className={classNames(captionHidden && 'sr') || undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, head, numeric }) => (
            <th key={key} scope="col" className={numeric ? 'num' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) =>
              column === lead ? (
                <th key={column.key} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={column.numeric ? 'num' : undefined} data-label={labelOf(column)} data-unit={column.unit}>
                  <span>{column.cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
