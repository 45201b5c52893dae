import type { BlockReason, Choices, ChoicesEvent } from './choices.ts'
import type { Channel, Evidence } from './evidence.ts'
import { mustBeAbleToStart, mustComeBy, mustLiftInPerson } from './powers.ts'

/** What a mail system reports, and nobody else can; the newest reason counts. It is no choice of the person (SUP-04). Throws `not-allowed`. */
export function block(
  { channel, reason }: { channel: Channel; reason: BlockReason },
  { blocks }: Choices,
  evidence: Evidence,
): ChoicesEvent[] {
  mustComeBy('feedback', evidence)
  return blocks?.[channel]?.reason === reason ? [] : [{ type: 'Blocked', channel, reason }]
}

/** The person's own act, and the only way out (SUP-03). Throws `sign-in-needed`, `stop-stands`. */
export function liftBlock({ channel }: { channel: Channel }, { blocks }: Choices, evidence: Evidence): ChoicesEvent[] {
  const block = blocks?.[channel]
  if (!block) return []
  mustBeAbleToStart(evidence)
  mustLiftInPerson(evidence)
  return [{ type: 'BlockLifted', channel, before: block.reason }]
}
