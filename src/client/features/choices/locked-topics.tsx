import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { ChoiceList, ChoiceRow } from '#client/ui/choice-list.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Locked } from '#client/ui/switch.tsx'

/** What cannot be stopped has no switch, but a reason (CON-11). */
export function LockedTopics() {
  const { t, text } = useWords()
  const { topics } = useTenant()
  const locked = topics.flatMap((topic) => (topic.locked ? [{ ...topic, why: topic.locked }] : []))
  if (locked.length === 0) return null
  return (
    <Section title={t('choices.locked.title')} intro={t('choices.locked.intro')}>
      <Plate flush>
        <ChoiceList>
          {locked.map(({ id, title, description, why }) => (
            <ChoiceRow key={id} title={text(title)} act={<Locked>{t('choices.locked.always')}</Locked>}>
              <p>
                {text(why)} {text(description)}
              </p>
            </ChoiceRow>
          ))}
        </ChoiceList>
      </Plate>
    </Section>
  )
}
