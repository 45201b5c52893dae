import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTenant } from '#client/lib/tenant.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Authorities } from './authorities.tsx'

/** Who helps, where to complain, and whether this is the right organisation to ask. Each part has an address of its own. */
export function Component() {
  const { t } = useWords()
  const { organisation } = useTenant()
  const name = { organisation: organisation.name }
  const mail = <MailTo email={organisation.privacyEmail}>{organisation.privacyEmail}</MailTo>
  return (
    <>
      <PageHead title={t('page.help')} lead={t('help.lead', name)} />
      <Plate>
        <KeyValues
          ruled
          pairs={[
            { key: 'controller', name: t('help.controller'), value: organisation.legalName },
            { key: 'mail', name: t('help.mail'), value: mail },
            { key: 'address', name: t('help.address'), value: organisation.address },
          ]}
        />
      </Plate>
      <Section id="dpo" title={t('page.dpo')}>
        <p>
          <Say
            id="help.dpo"
            values={{ email: organisation.privacyEmail }}
            components={{ 0: <MailTo email={organisation.privacyEmail} /> }}
          />
        </p>
      </Section>
      <Section id="leave" title={t('start.leave.title')}>
        <p>
          <Say id="help.leave" components={{ 0: <Link to="/#lost" /> }} />
        </p>
      </Section>
      <Section id="someone" title={t('start.someone.title')}>
        <p>
          <Say
            id="help.someone"
            values={{ email: organisation.privacyEmail }}
            components={{ 0: <MailTo email={organisation.privacyEmail} /> }}
          />
        </p>
      </Section>
      <Section id="controller" title={t('start.whom.title', name)}>
        <p>{t('help.whom.ours', name)}</p>
        <p>{t('help.whom.theirs', name)}</p>
        <p>
          <Say id="help.whom.how" components={{ 0: <Link to="/data" /> }} />
        </p>
      </Section>
      <Section id="complain" title={t('page.complain')} intro={t('help.complain', name)}>
        <Authorities />
      </Section>
      <Section id="accessibility" title={t('page.accessibility')}>
        <p>{t('help.accessibility.aim')}</p>
        <p>{t('help.accessibility.known')}</p>
        <p>
          <Say
            id="help.accessibility.tell"
            values={{ email: organisation.privacyEmail }}
            components={{ 0: <MailTo email={organisation.privacyEmail} /> }}
          />
        </p>
      </Section>
    </>
  )
}

function MailTo({ email, children }: { email: string; children?: ReactNode }) {
  return <a href={`mailto:${email}`}>{children}</a>
}
