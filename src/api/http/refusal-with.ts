import type { Problem } from '#api/contract/problem.ts'
import { Refusal } from '#domain/decider.ts'

/** A refusal whose answer says more than its code: extension members of the problem (RFC 9457 §3.2). */
export class RefusalWith extends Refusal {
  readonly extra: Partial<Problem>

  constructor(code: string, extra: Partial<Problem>) {
    super(code)
    this.extra = extra
  }
}
