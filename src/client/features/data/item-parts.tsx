import type { ItemView } from '#api/contract/data.ts'
import { useWords } from '#client/lib/words.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { type Column, Table } from '#client/ui/table.tsx'
import type { Category } from '#domain/tenant.ts'
import { useShowValue } from './use-show-value.tsx'

type Part = ItemView['parts'][number]

/** From here on a text is read, not looked up, and a table is the wrong place. */
const longest = 60
const isProse = ({ values }: Part) => values.some(({ value }) => typeof value === 'string' && value.length > longest)

/** Rows that belong to the item: lines of an invoice as a table, messages of a case one under the other. */
export function ItemParts({ item: { parts, title }, category }: { item: ItemView; category: Category | undefined }) {
  const { t } = useWords()
  if (parts.length === 0) return null
  const caption = t('data.parts', { title })
  if (!parts.some(isProse)) {
    return (
      <Plate flush>
        <PartTable parts={parts} category={category} caption={caption} />
      </Plate>
    )
  }
  return (
    <Plate>
      <h2>{caption}</h2>
      <Prose parts={parts} category={category} />
    </Plate>
  )
}

interface PartsProps {
  parts: Part[]
  category: Category | undefined
}

function PartTable({ parts, category, caption }: PartsProps & { caption: string }) {
  const { t } = useWords()
  const { labelOf, node } = useShowValue(category)
  const rows = parts.map((part, index) => ({ ...part, key: String(index) }))
  const isTitle = ({ name }: Part['values'][number]) =>
    parts.every(({ title, values }) => values.every((value) => value.name !== name || value.value === title))
  const all = [...new Map(parts.flatMap(({ values }) => values).map((value) => [value.name, value])).values()].filter(
    (field) => !isTitle(field),
  )
  const columns = all.map(
    (field): Column<(typeof rows)[number]> => ({
      key: field.name,
      head: labelOf(field),
      numeric: typeof field.value === 'number',
      cell: ({ values }) => {
        const found = values.find(({ name }) => name === field.name)
        return found ? node(found) : t('data.not-stated')
      },
    }),
  )
  return (
    <Table
      caption={caption}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[{ key: 'title', head: t('data.what'), cell: ({ title }) => title }, ...columns]}
    />
  )
}

function Prose({ parts, category }: PartsProps) {
  const { labelOf, node } = useShowValue(category)
  return (
    <ol className="messages">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no id and never move
        <li key={index}>
          <h3>{part.title}</h3>
          <KeyValues pairs={part.values.map((value) => ({ key: value.name, name: labelOf(value), value: node(value) }))} />
        </li>
      ))}
    </ol>
  )
}
