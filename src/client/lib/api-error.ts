import type { Problem } from '#api/contract/problem.ts'

/** The API said no, in words (RFC 9457), or did not answer at all (`status` 0, `code` `no-answer`). */
export class ApiError extends Error {
  readonly status: number
  /** What programs branch on. */
  readonly code: string
  /** Whole, with its extension members. */
  readonly problem: Partial<Problem> & Record<string, unknown>

  constructor(status: number, code: string, problem: Partial<Problem> & Record<string, unknown> = {}) {
    super(problem.detail ?? problem.title ?? code)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.problem = problem
  }

  /** What is wrong with one field, by the name of its member. */
  field(name: string): string | undefined {
    return this.problem.errors?.find(({ pointer }) => pointer === `/${name}`)?.detail
  }
}

export const isRefusal = (error: unknown, code: string): error is ApiError => error instanceof ApiError && error.code === code

/** The API's own sentence about what went wrong; missing where it did not answer. */
export const sentenceOf = (error: unknown): string | undefined => (error instanceof ApiError ? error.problem.detail : undefined)
