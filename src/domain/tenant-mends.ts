import type { z } from 'zod/mini'

/** A fault in the files of a tenant: one sentence that names file, field and mend, for whoever starts the server. */
export class TenantError extends Error {
  constructor(file: string, field: string, mend: string) {
    super(`${file}: ${[field, mend].filter(Boolean).join(' ')}.`)
    this.name = 'TenantError'
  }
}

type Path = readonly PropertyKey[]

type Issue = z.core.$ZodIssue

/** `topics[2].purpose`; a file that is a list is named after itself. */
export function fieldAt(file: string, path: Path): string {
  const isRow = typeof path[0] === 'number'
  const name = isRow ? file.replace(/^.*\//, '').replace(/\.json$/, '') : ''
  return path.reduce<string>(
    (field, part) => (typeof part === 'number' ? `${field}[${part}]` : `${field}${field && '.'}${String(part)}`),
    name,
  )
}

/** A schema's complaint as a sentence with its mend. */
export function errorOf(file: string, issue: Issue): TenantError {
  const { path, mend } = mendOf(issue)
  return new TenantError(file, fieldAt(file, path) || 'the file', mend)
}

const formats: Record<string, string> = {
  date: 'must be a date such as 2026-11-22',
  url: 'must be an address such as https://www.example.org',
  email: 'must be a mail address',
}

const kinds: Record<string, string> = {
  string: 'text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
}

function mendOf(issue: Issue): { path: Path; mend: string } {
  const { path } = issue
  switch (issue.code) {
    case 'invalid_union': {
      const inside = closest(issue.errors)
      return inside ? mendOf({ ...inside, path: [...path, ...inside.path] }) : { path, mend: 'does not have one of the allowed shapes' }
    }
    case 'unrecognized_keys':
      return { path: [...path, issue.keys[0]!], mend: 'is not a known field; remove it or mend its name' }
    case 'invalid_value':
      return { path, mend: `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}` }
    case 'invalid_type':
      return { path, mend: `is missing or of the wrong kind; give ${kinds[issue.expected] ?? issue.expected}` }
    case 'too_small':
      if (issue.origin === 'number') return { path, mend: `must be ${issue.minimum} or more` }
      return { path, mend: Number(issue.minimum) > 1 ? `is too short; give ${issue.minimum} or more` : 'is empty; fill it in' }
    case 'too_big':
      return { path, mend: `must be ${issue.maximum} or less` }
    case 'invalid_format':
      return { path, mend: formats[issue.format] ?? `must match ${issue.pattern}` }
    default:
      return { path, mend: 'is not valid' }
  }
}

/** Of several shapes the one that was meant: its `kind` is right, or else the kinds there are. */
function closest(shapes: readonly (readonly Issue[])[]): Issue | undefined {
  const wrongKind = (issue: Issue) => issue.path[0] === 'kind'
  const meant = shapes.find((issues) => !issues.some(wrongKind))
  if (meant) return meant[0]
  const values = shapes.flatMap((issues) => {
    const issue = issues.find(wrongKind)
    return issue?.code === 'invalid_value' ? issue.values : []
  })
  return { code: 'invalid_value', path: ['kind'], values, message: '' }
}
