import { Link } from 'react-router'
import type { ChoicesView } from '#api/contract/choices.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { addPeriod } from '#domain/legal-clock.ts'
import type { Purpose } from '#domain/tenant.ts'

interface ConsentMetaProps {
  purpose: Purpose
  /** Missing when nobody ever decided. */
  consent: ChoicesView['consents'][string] | undefined
}

/** What was decided, when, by which door and to which text; the words themselves are in the history. */
export function ConsentMeta({ purpose, consent }: ConsentMetaProps) {
  const { t } = useWords()
  const { date } = useFormat()
  const { organisation } = useTenant()
  if (!consent) return t('choices.not-asked')
  const { status, at, door, textVersion } = consent
  // The clock writes the end down only later; until then the day of the yes is what is known.
  const end = door === 'clock' || !purpose.validFor ? at : addPeriod(at.slice(0, 10), purpose.validFor)
  const values = { date: date(at), end: date(end), door: t(`door.${door}`), organisation: organisation.name, now: purpose.textVersion }
  const said = t(`choices.consent.${status}`, values)
  return (
    <>
      {(status === 'expired' || status === 'invalidated') && (
        <>
          <Chip tone="held" icon="clock">
            {t(`choices.consent-chip.${status}`)}
          </Chip>{' '}
        </>
      )}
      <span>
        {textVersion ? (
          <Say id="choices.consent.with-text" values={{ said, version: textVersion }} components={{ 0: <Link to="/history" /> }} />
        ) : (
          `${said}.`
        )}
      </span>
    </>
  )
}
