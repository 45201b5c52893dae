import { sql } from 'kysely'
import type { Column, Sql } from '#sources/sql/dialects/dialect.ts'
import type { MappedItem, MappedPart, MappedValue, Mapping, Rows } from '#sources/sql/mapping/mapping.ts'
import { refsOf, rowsOf } from '#sources/sql/mapping/mapping-refs.ts'
import { all, any, literally } from './conditions.ts'
import type { Catalog } from './sql-catalog.ts'
import { keyOf } from './sql-owned.ts'
import { demands, matches, type RowShape, rowShape } from './sql-shape.ts'

/**
 * Conditions on `t` and its lookups that leave out most rows without a word, and none with it, so that a search need not read everything.
 * What they let through is looked at again (`isWanted`), since only there it stands as people see it.
 */
export function planWords(mapping: Mapping, item: MappedItem, catalog: Catalog): (words: readonly string[]) => Sql[] {
  const rows = rowsOf(mapping, item)
  const own = textsOf(rowShape(catalog, rows, 't', mapping.timeZone), item.title, item.values, catalog)
  const keys = keyOf(catalog, rows.table, item.key, 't').select.map((text) => (word: string) => like(catalog, text, word))
  const parts = (item.parts ?? []).map((part) => partHolding(part, rows, mapping, catalog))
  const system = mapping.name.toLowerCase()
  return (words) =>
    words
      .filter((word) => !system.includes(word))
      .flatMap((word) => {
        const places = [...own, ...keys, ...parts].map((holds) => holds(word))
        // `true`: it may well stand there, and the database cannot tell.
        return places.includes(true) ? [] : [any(places.filter((place) => typeof place !== 'boolean'))]
      })
}

/** Whether a word stands at some place: a condition, or known without asking. */
type Holds = (word: string) => Sql | boolean

function textsOf(shape: RowShape, title: string, values: readonly MappedValue[], catalog: Catalog): Holds[] {
  const holding = ({ column: ref, labels = {} }: MappedValue): Holds => {
    const { x, column } = shape.placed(ref)
    const text = catalog.dialect.text(x, column)
    return (word) => {
      const known = knownOf(column, word)
      if (known === true) return true
      const asked = [...(known === undefined ? [word] : []), ...codesFor(labels, word)]
      return asked.length > 0 && any(asked.map((one) => like(catalog, text, one)))
    }
  }
  return [titleHolding(shape, title, catalog), ...values.map(holding)]
}

/** The codes that people read as something with this word in it, in lower case. */
const codesFor = (labels: NonNullable<MappedValue['labels']>, word: string): string[] =>
  Object.entries(labels)
    .filter(([, words]) => Object.values(words).some((shown) => shown.toLowerCase().includes(word)))
    .map(([code]) => code.toLowerCase())

/** A word has no blanks, so those of the title are left out: what is missing takes some of them along. */
function titleHolding(shape: RowShape, title: string, catalog: Catalog): Holds {
  const refs = refsOf(title).map((ref) => shape.placed(ref))
  const literals = title.split(/\{[^{}]+\}/).map((literal) => literal.replaceAll(/\s+/g, ''))
  const pieces = literals.flatMap((literal, n) => {
    const ref = refs[n]
    return [
      ...(literal ? [sql`coalesce(${literal}, '')`] : []),
      ...(ref ? [sql`coalesce(${catalog.dialect.text(ref.x, ref.column)}, '')`] : []),
    ]
  })
  return (word) => {
    if (refs.some(({ column }) => knownOf(column, word) === true)) return true
    return pieces.length === 0 ? false : like(catalog, sql`concat(${sql.join(pieces)})`, word)
  }
}

function partHolding(part: MappedPart, rows: Rows, mapping: Mapping, catalog: Catalog): Holds {
  const shape = rowShape(catalog, part, 'c', mapping.timeZone)
  const texts = textsOf(shape, part.title, part.redact ? [] : part.values, catalog)
  const after = { rows: part, alias: 'c' }
  const joined = [matches(catalog, part.on, { rows, alias: 't' }, after), ...demands(catalog, part.where, after)]
  return (word) => {
    const places = texts.map((holds) => holds(word))
    if (places.includes(true)) return true
    const asked = places.filter((place) => typeof place !== 'boolean')
    return asked.length > 0 && sql`EXISTS (SELECT 1 FROM ${shape.from()} WHERE ${all([...joined, any(asked)])})`
  }
}

const like = ({ dialect }: Catalog, text: Sql, word: string): Sql => dialect.looksLike(text, `%${literally(word)}%`)

/** Where people see something else than the text of the database: whether the word may be of that kind. */
function knownOf({ kind, type }: Column, word: string): boolean | undefined {
  if (kind === 'bytes') return true
  if (kind === 'boolean') return ['true', 'false'].some((shown) => shown.includes(word)) || /^\d+$/.test(word)
  if (kind === 'number' && /float|double/.test(type)) return /^[-+.\dinfaty]+$/.test(word) || /^[-+.\de]+$/.test(word)
  if (kind === 'wall' || kind === 'instant') return /^[-:.\dtz]+$/.test(word) || undefined
  return undefined
}
