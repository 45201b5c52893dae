import { badRequest } from './fault.ts'

export type Row = Record<string, string | number | boolean | null>

interface Query {
  $select?: string
  $filter?: string
  $orderBy?: string
  $top?: string
  $skip?: string
}

/** What an archive answers: the rows that match, sorted and cut, with the columns asked for. `url` is that of this page. */
export function archive(rows: readonly Row[], query: Query, url: string, entity: string) {
  const isMatch = query.$filter ? matcher(query.$filter) : () => true
  const sorting = (query.$orderBy?.split(',') ?? []).map((one) => one.trim().split(/\s+/) as [string, string?])
  const matching = rows.filter(isMatch).sort((a, b) => {
    for (const [column, direction] of sorting) {
      const side = order(a[column] ?? null, b[column] ?? null)
      if (side !== 0) return direction === 'desc' ? -side : side
    }
    return 0
  })
  const skip = Number(query.$skip ?? 0)
  const top = Number(query.$top ?? 500)
  const columns = query.$select?.split(',').map((column) => column.trim())
  const page = matching.slice(skip, skip + top)
  const next = new URL(url)
  next.searchParams.set('$skip', String(skip + top))
  return {
    'odata.metadata': `${next.origin}${next.pathname}/$metadata`,
    'odata.nextLink': skip + top < matching.length ? next.href : null,
    value: page.map((row) => ({ PrimaryKey: row.PrimaryKey, EntityName: entity, ...chosen(row, columns) })),
  }
}

/** A column nobody has heard of comes empty. */
const chosen = (row: Row, columns: readonly string[] | undefined): Row =>
  columns ? Object.fromEntries(columns.map((column) => [column, row[column] ?? null])) : row

const order = (a: Row[string], b: Row[string]) => (a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1)

type Matcher = (row: Row) => boolean

const operators: Record<string, (held: Row[string], asked: string) => boolean> = {
  eq: (held, asked) => String(held ?? '').toLowerCase() === asked.toLowerCase(),
  contains: (held, asked) =>
    String(held ?? '')
      .toLowerCase()
      .includes(asked.toLowerCase()),
  begins: (held, asked) =>
    String(held ?? '')
      .toLowerCase()
      .startsWith(asked.toLowerCase()),
  gt: (held, asked) => Number(held) > Number(asked),
  lt: (held, asked) => Number(held) < Number(asked),
  afterTime: (held, asked) => Date.parse(String(held)) > Date.parse(asZoned(asked)),
  beforeTime: (held, asked) => Date.parse(String(held)) < Date.parse(asZoned(asked)),
}

/** A time without a zone is UTC here, as the calls ask for with `SO-TimeZone`. */
const asZoned = (time: string) => (/(Z|[+-]\d\d:\d\d)$/.test(time) ? time : `${time}Z`)

/** Reads `a eq 'x' and (b contains 'y' or c gt 5)`; a quote within a text is doubled. */
function matcher(text: string): Matcher {
  const tokens = [...text.matchAll(/'(?:[^']|'')*'|[()]|[^\s()']+/g)].map(([token]) => token)
  let at = 0
  const take = () => {
    const token = tokens[at]
    if (token === undefined) throw badRequest('The filter ends too soon')
    at += 1
    return token
  }
  const one = (): Matcher => {
    const field = take()
    if (field === '(') {
      const inner = any()
      if (take() !== ')') throw badRequest('A bracket of the filter is not closed')
      return inner
    }
    const operator = operators[take()]
    if (!operator) throw badRequest('The filter has an operator nobody knows')
    const literal = take()
    const asked = literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal
    return (row) => operator(row[field] ?? null, asked)
  }
  const all = (): Matcher => {
    const parts = [one()]
    while (tokens[at] === 'and') {
      take()
      parts.push(one())
    }
    return (row) => parts.every((part) => part(row))
  }
  const any = (): Matcher => {
    const parts = [all()]
    while (tokens[at] === 'or') {
      take()
      parts.push(all())
    }
    return (row) => parts.some((part) => part(row))
  }
  const whole = any()
  if (at < tokens.length) throw badRequest('The filter goes on after its end')
  return whole
}
