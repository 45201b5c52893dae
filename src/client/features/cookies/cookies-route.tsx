import { useState } from 'react'
import { Link } from 'react-router'
import { forgetLanguage, rememberedLanguage } from '#client/lib/language.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { ChoiceList, ChoiceRow } from '#client/ui/choice-list.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Saved } from '#client/ui/status.tsx'
import { Gpc } from './gpc.tsx'
import { Kept } from './kept.tsx'

/** What this device keeps, and what can be chosen for it. */
export function Component() {
  const { t } = useWords()
  const { organisation } = useTenant()
  return (
    <>
      <PageHead title={t('nav.cookies')} lead={t('cookies.lead')} />
      <Gpc />
      <Section title={t('cookies.kept.title')} intro={t('cookies.kept.intro')}>
        <Kept />
        <Plate flush>
          <ChoiceList>
            <RememberedLanguage />
          </ChoiceList>
        </Plate>
      </Section>
      <Section title={t('cookies.elsewhere.title', { organisation: organisation.name })}>
        <p>
          <Say id="cookies.elsewhere.text" values={{ organisation: organisation.name }} components={{ 0: <Link to="/choices" /> }} />
        </p>
      </Section>
    </>
  )
}

function RememberedLanguage() {
  const { t } = useWords()
  const [kept, setKept] = useState(rememberedLanguage)
  const [forgotten, setForgotten] = useState(false)
  const forget = () => {
    forgetLanguage()
    setKept(null)
    setForgotten(true)
  }
  const act = kept ? (
    <Button onClick={forget}>{t('cookies.language.forget')}</Button>
  ) : (
    <span className="quiet">{t('cookies.language.none')}</span>
  )
  return (
    <ChoiceRow title={t('cookies.language.title')} act={act}>
      <p>{t('cookies.language.text')}</p>
      <span role="status">{forgotten && <Saved>{t('cookies.language.forgotten')}</Saved>}</span>
    </ChoiceRow>
  )
}
