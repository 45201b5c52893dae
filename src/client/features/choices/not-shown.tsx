import { Link } from 'react-router'
import { signInPath } from '#client/lib/way-back.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Section } from '#client/ui/section.tsx'

/** A link to leave a mailing shows no more of a person than the mailings (TOK-01); what it leaves out is said. */
export function NotShown() {
  const { t } = useWords()
  return (
    <Section title={t('choices.not-shown.title')}>
      <p>
        <Say id="choices.not-shown.text" components={{ 0: <Link to={signInPath('/choices')} /> }} />
      </p>
    </Section>
  )
}
