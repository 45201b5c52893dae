import type { ChoicesView } from '#api/contract/choices.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { ChoiceList, ChoiceRow } from '#client/ui/choice-list.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Locked } from '#client/ui/switch.tsx'
import { formerTopics } from './what-stands.ts'

/** What the person once decided about and the organisation has given up: nothing of theirs is hidden. */
export function FormerTopics({ choices }: { choices: ChoicesView }) {
  const { t, text } = useWords()
  const { date } = useFormat()
  const tenant = useTenant()
  const former = formerTopics(tenant, choices)
  if (former.length === 0) return null
  return (
    <Section title={t('choices.former.title')} intro={t('choices.former.intro', { organisation: tenant.organisation.name })}>
      <Plate flush>
        <ChoiceList>
          {former.map(({ key, id, title, channel, status, at }) => (
            <ChoiceRow
              key={key}
              title={t('choices.topic-by-channel', { topic: title ? text(title) : id, channel: t(`channel.${channel}`) })}
              act={<Locked>{t('choices.former.title')}</Locked>}
            >
              <p>{t('choices.former.decided', { status, date: date(at) })}</p>
            </ChoiceRow>
          ))}
        </ChoiceList>
      </Plate>
    </Section>
  )
}
