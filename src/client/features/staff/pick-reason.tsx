import { Pick, PickGroup } from '#client/ui/pick.tsx'

interface PickReasonProps<Reason> {
  legend: string
  reasons: readonly Reason[]
  reason: Reason | undefined
  onPick: (reason: Reason) => void
  say: (reason: Reason) => { label: string; hint?: string }
}

/** One reason of a list; none is chosen ahead. */
export function PickReason<Reason extends string>({ legend, reasons, reason, onPick, say }: PickReasonProps<Reason>) {
  return (
    <PickGroup legend={legend}>
      {reasons.map((one) => (
        <Pick key={one} type="radio" name="reason" checked={reason === one} onChange={() => onPick(one)} {...say(one)} />
      ))}
    </PickGroup>
  )
}
