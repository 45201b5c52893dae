import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod/mini'
import { problem } from '#api/contract/problem.ts'
import { Refusal } from '#domain/decider.ts'
import { type Issue, Unprocessable } from './unprocessable.ts'

type Schema = z.ZodMiniType

interface Checked {
  success: boolean
  data: unknown
  error?: readonly Issue[]
}

function orFaults(result: Checked) {
  if (!result.success) throw new Unprocessable(result.error ?? [], result.data)
}

/** The JSON body, parsed once. Another content type is 415 (rule 11), a body that does not fit 422. */
export const body = <S extends Schema>(schema: S) =>
  validator('json', schema, (result, c) => {
    if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) throw new Refusal('wrong-content-type')
    orFaults(result as Checked)
  })

/** The query, parsed once. */
export const query = <S extends Schema>(schema: S) => validator('query', schema, (result) => orFaults(result as Checked))

const json = (schema: Schema) => ({ 'application/json': { schema: resolver(schema) } })
const problems = { 'application/problem+json': { schema: resolver(problem) } }

/** Schemas of the answers by the middleware that declares them; what the contract test compares answers with. */
export const declared = new WeakMap<object, { status: number; schema: Schema }>()

/** Declares what a route answers; OpenAPI is written from it. Errors are the same on every route. */
export function answers(schema: Schema, status: 200 | 201 | 202 = 200) {
  const middleware = describeRoute({
    responses: {
      [status]: { description: 'Done', content: json(schema) },
      400: { description: 'Cannot be read', content: problems },
      default: { description: 'Refused (RFC 9457); `code` says why', content: problems },
    },
  })
  declared.set(middleware, { status, schema })
  return middleware
}
