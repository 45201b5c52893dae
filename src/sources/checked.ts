import { z } from 'zod/mini'

/** What a schema reads, or what it found wrong, in words. */
export function checked<Schema extends z.core.$ZodType>(schema: Schema, value: unknown): { data: z.output<Schema> } | { faults: string[] } {
  // Without the input an issue cannot tell "missing" from "of another type".
  const read = z.safeParse(schema, value, { reportInput: true })
  return read.success ? { data: read.data } : { faults: faultsOf(read.error) }
}

/**
 * Says in words what a schema found wrong, each with the JSON pointer of its field.
 * The values themselves are left out: they may be personal or secret.
 */
function faultsOf(error: z.core.$ZodError): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${pointer([...issue.path, key])}: is not a known field`)
    return `${pointer(issue.path)}: ${mend(issue)}`
  })
}

function mend(issue: z.core.$ZodIssue): string {
  // A schema of ours that has its own sentence says it.
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_format') return `is not in the expected form (${issue.format === 'regex' ? issue.pattern : issue.format})`
  if (issue.code === 'too_small') return `needs at least ${issue.minimum}`
  if (issue.code === 'too_big') return `has room for ${issue.maximum} at most`
  if (issue.code === 'invalid_union' && 'options' in issue && issue.options) return `must be one of ${issue.options.map(String).join(', ')}`
  if (issue.code === 'invalid_union') return 'has none of the forms it may have'
  return 'is not as expected'
}

function pointer(path: readonly PropertyKey[]): string {
  return `/${path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}
