import type { ChoicesView } from '#api/contract/choices.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { ChoiceList } from '#client/ui/choice-list.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { ConsentRow } from './consent-row.tsx'
import { consentPurposes } from './what-stands.ts'

/** Uses that need a yes. How a yes is taken back is said before one is given (CON-03). */
export function Consents({ choices }: { choices: ChoicesView }) {
  const { t } = useWords()
  const purposes = consentPurposes(useTenant())
  if (purposes.length === 0) return null
  return (
    <Section id="consents" title={t('choices.consents.title')} intro={<span id="withdraw-info">{t('choices.consents.intro')}</span>}>
      <Plate flush>
        <ChoiceList>
          {purposes.map((purpose) => (
            <ConsentRow key={purpose.id} purpose={purpose} choices={choices} />
          ))}
        </ChoiceList>
      </Plate>
    </Section>
  )
}
