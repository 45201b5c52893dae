import type { Tenant, Text } from '#domain/tenant.ts'
import type { Item, Value } from '#sources/source.ts'
import type { MapCheck } from '#sources/sql/mapping/map-check.ts'

interface Seen extends MapCheck {
  address: string
  /** Name of the system. */
  system: string
}

/** The check of a mapping as people read it, in the first language of the tenant. */
export function mapCheckText(tenant: Tenant, { system, address, people, shared, kinds, unmapped }: Seen): string {
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0)
  const head = {
    nobody: [`${system} knows nobody under ${address}. Is the address right, and are "person.email" and "person.where"?`],
    several: [
      `${people} people are known under ${address}. None of them sees anything before one more thing tells who it is: ${shared?.join(', ') || 'and the mapping has no "marks" that do'}.`,
    ],
    one: [`What ${address} would see of ${system}: ${counted(count, 'item')}`, ...kinds.flatMap((kind) => kindLines(tenant, kind))],
  }
  return [...head[people === 0 ? 'nobody' : people === 1 ? 'one' : 'several'], '', ...unmappedLines(unmapped)].join('\n')
}

function kindLines(tenant: Tenant, { id, category, count, hidden, items }: MapCheck['kinds'][number]): string[] {
  const words = wordsOf(tenant, category)
  const more = count - items.length
  return [
    '',
    `${words.title} (${id}): ${counted(count, 'item')}`,
    ...(hidden > 0 ? [`  "where" hides ${counted(hidden, 'row')} more; nobody sees them and no erasure reaches them`] : []),
    ...items.flatMap((item) => itemLines(item, words)),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

function itemLines({ title, at, origin, originFrom, values, parts = [], recipients = [] }: Item, words: Words): string[] {
  return [
    `  ${[title, at ? words.when(at) : 'no date', originFrom ?? origin].join(' · ')}`,
    ...values.map((value) => `    ${words.label(value)}: ${words.value(value)}`),
    ...parts.map((part) => `    - ${part.title}: ${part.values.map((value) => `${words.label(value)} ${words.value(value)}`).join(', ')}`),
    ...recipients.map(({ name, what }) => `    went to ${[name, what].filter(Boolean).join(', ')}`),
  ]
}

type Words = ReturnType<typeof wordsOf>

function wordsOf({ categories, organisation: { defaultLocale, timeZone } }: Tenant, id: string) {
  const category = categories.find((one) => one.id === id)
  const field = (name: string) => (category && Object.hasOwn(category.fields, name) ? category.fields[name] : undefined)
  const say = (text: Text | undefined, otherwise: string) => text?.[defaultLocale] ?? otherwise
  // The tenant's words first, then the system's, as on the pages.
  return {
    title: say(category?.title, id),
    label: ({ name, label }: Value) => say(field(name)?.label ?? label, name),
    value({ name, value, shown, redacted }: Value) {
      if (redacted) return `not shown (${redacted})`
      return value === null ? 'nothing' : oneLine(say(field(name)?.values?.[String(value)] ?? shown, String(value)))
    },
    /** `sv-SE` writes dates as ISO 8601 does. */
    when: (at: string) => (at.includes('T') ? new Date(at).toLocaleString('sv-SE', { timeZone }) : at),
  }
}

const longest = 200

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > longest ? `${line.slice(0, longest)}… (${text.length} characters)` : line
}

function unmappedLines(unmapped: MapCheck['unmapped']): string[] {
  if (unmapped.length === 0) return ['No other column of the database looks personal.']
  const why = { name: 'by its name', mail: 'some values hold mail addresses', phone: 'values look like telephone numbers' }
  const near = unmapped.filter(({ onTheWay }) => onTheWay)
  const far = unmapped.filter(({ onTheWay }) => !onTheWay)
  const lines = (columns: typeof unmapped, head: string) =>
    columns.length > 0 ? [head, ...columns.map(({ table, column, look, mend }) => `  ${table}.${column} (${why[look]}): ${mend}`)] : []
  return [
    ...lines(near, `${counted(near.length, 'column')} of tables in the mapping look personal and nobody sees them:`),
    ...lines(far, `${counted(far.length, 'column')} of other tables look personal:`),
  ]
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
