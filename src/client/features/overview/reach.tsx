import { useSuspenseQuery } from '@tanstack/react-query'
import { useNow } from '#client/lib/clock.ts'
import { choicesQuery } from '#client/lib/person-queries.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { channels } from '#domain/evidence.ts'
import { isOn, standing } from '#domain/permission.ts'

/** What reaches the person now, channel by channel, and what always does. */
export function Reach() {
  const { t, text } = useWords()
  const { list, fullDate } = useFormat()
  const readOnly = useReadOnly()
  const tenant = useTenant()
  const now = useNow().toISOString()
  const { topics } = tenant
  const { data: choices } = useSuspenseQuery(choicesQuery)
  const free = topics.filter(({ locked }) => !locked)
  const used = channels.filter((channel) => free.some((topic) => topic.channels.includes(channel)))
  const onBy = (channel: (typeof channels)[number]) =>
    free.filter(({ id }) => isOn(standing({ ...tenant, notices: {} }, choices, id, channel, now))).map(({ title }) => text(title))
  const pairs = used.map((channel) => ({
    key: channel,
    name: t(`overview.reach.${channel}`),
    value: list(onBy(channel)) || t('overview.reach.nothing'),
  }))
  const always = list(topics.filter(({ locked }) => locked).map(({ title }) => text(title)))
  return (
    <section className="stack" aria-labelledby="reach">
      <h2 id="reach">{t('overview.reach.title')}</h2>
      <Plate>
        {choices.pausedUntil && <p>{t('overview.reach.paused', { date: fullDate(choices.pausedUntil) })}</p>}
        <KeyValues ruled pairs={[...pairs, ...(always ? [{ key: 'always', name: t('overview.reach.always'), value: always }] : [])]} />
        {!readOnly && <ButtonLink to="/choices">{t('overview.reach.change')}</ButtonLink>}
      </Plate>
    </section>
  )
}
