import type { ChoicesView } from '#api/contract/choices.ts'
import { useNow } from '#client/lib/clock.ts'
import { useReadOnly, useSession } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useToday } from '#client/lib/use-today.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { mayUse } from '#domain/permission.ts'
import { consentPurposes, reachOf } from './what-stands.ts'

const bold = { 0: <b /> }

/** What is true for this person now, in counts: by channel, then the consents. */
export function Lead({ choices }: { choices: ChoicesView }) {
  const { t } = useWords()
  const { anyOf, fullDate } = useFormat()
  const readOnly = useReadOnly()
  const tenant = useTenant()
  const now = useNow().toISOString()
  const today = useToday()
  const until = choices.pausedUntil && choices.pausedUntil > today ? choices.pausedUntil : undefined
  const paused = until ? 'yes' : 'no'
  const reach = reachOf(tenant, choices, now)
  const silent = reach.filter(({ on }) => on === 0).map(({ channel }) => t(`channel.${channel}`))
  const hidden = useSession().scope === 'stop'
  const consents = hidden ? [] : consentPurposes(tenant)
  const given = consents.filter((purpose) => mayUse(purpose, choices, now)).length
  return (
    <>
      {until && (
        <>
          <Say id="choices.lead.paused" values={{ date: fullDate(until) }} components={bold} />{' '}
        </>
      )}
      {reach
        .filter(({ on }) => on > 0)
        .map(({ channel, on, all }) => (
          <span key={channel}>
            <Say id="choices.lead.reach" values={{ on, all, paused, channel: t(`channel.${channel}`) }} components={bold} />{' '}
          </span>
        ))}
      {silent.length > 0 && `${t('choices.lead.nothing', { paused, channels: anyOf(silent) })} `}
      {consents.length > 0 && <Say id="choices.lead.consents" values={{ given, all: consents.length }} components={bold} />}
      {!readOnly && ` ${t('choices.lead.saved')}`}
    </>
  )
}
