import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'

interface RequestedProps {
  /** Topic and channel, in words. */
  label: string
  /** When it was asked for, an instant. */
  at: string
  /** Where the mail that asks back went, masked. */
  address: string
  busy: boolean
  onTurn: (on: boolean) => void
}

/** Asked for, and off until the mail that asks back is answered (double opt-in). */
export function Requested({ label, at, address, busy, onTurn }: RequestedProps) {
  const { t } = useWords()
  const { dateTime } = useFormat()
  const act = (name: string, on: boolean) => (
    <Button small aria-label={`${t(name)}: ${label}`} onClick={() => onTurn(on)} busy={busy && t('switch.saving')}>
      {t(name)}
    </Button>
  )
  return (
    <>
      <p>{t('choices.requested.text', { address, at: dateTime(at) })}</p>
      {act('choices.requested.again', true)}
      {act('choices.requested.leave', false)}
    </>
  )
}
