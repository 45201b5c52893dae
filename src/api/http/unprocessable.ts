/** One field that is not as its schema wants it; `words` is a message id and its values. */
export interface Fault {
  /** JSON pointer (RFC 6901) into the body, or `/{name}` of a query. */
  pointer: string
  words: [id: string, values?: Record<string, unknown>]
}

/** An issue of zod, as far as it is told apart here. */
export interface Issue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
  readonly code?: string
  readonly format?: string
  readonly keys?: readonly string[]
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly origin?: string
  readonly errors?: readonly (readonly Issue[])[]
}

/** Places that are named; a body full of mistakes must not make an answer many times its size. */
const mostNamed = 100

/** The request can be read, but it is not what its route declares. */
export class Unprocessable extends Error {
  readonly faults: readonly Fault[]

  /** `input` is what was checked: only it tells a missing member from a wrong one. */
  constructor(issues: readonly Issue[], input: unknown) {
    super('unprocessable')
    this.name = 'Unprocessable'
    this.faults = issues.flatMap((issue) => faultsOf(issue, input, [])).slice(0, mostNamed)
  }
}

function faultsOf(issue: Issue, input: unknown, under: readonly PropertyKey[]): Fault[] {
  const path = [...under, ...(issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part))]
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({ pointer: pointerOf([...path, key]), words: ['issue.unknown-member'] }))
  // Of several shapes the nearest is taken for the one that was meant.
  const nearest = issue.errors?.toSorted((a, b) => a.length - b.length)[0]
  if (nearest) return nearest.flatMap((inner) => faultsOf(inner, input, path))
  return [{ pointer: pointerOf(path), words: valueAt(input, path) === undefined ? ['issue.missing'] : wordsOf(issue) }]
}

function wordsOf(issue: Issue): Fault['words'] {
  const { minimum, maximum, origin, format } = issue
  switch (issue.code) {
    case 'too_small':
      return origin === 'string' ? ['issue.too-short', { minimum }] : ['issue.too-small', { minimum }]
    case 'too_big':
      return origin === 'string' ? ['issue.too-long', { maximum }] : ['issue.too-big', { maximum }]
    case 'invalid_value':
    case 'invalid_union':
      return ['issue.not-a-choice']
    case 'invalid_format':
      return [format === 'email' ? 'issue.email' : 'issue.format']
    default:
      return ['issue.type']
  }
}

const valueAt = (input: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | null | undefined)?.[part], input)

const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
