import { useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { choicesQuery, requestsQuery } from '#client/lib/person-queries.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { isLinkVisit, sessionQuery, useSession } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { ChoiceList } from '#client/ui/choice-list.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Consents } from './consents.tsx'
import { FormerTopics } from './former-topics.tsx'
import { Lead } from './lead.tsx'
import { LinkVisit } from './link-visit.tsx'
import { LockedTopics } from './locked-topics.tsx'
import { NotShown } from './not-shown.tsx'
import { Objections } from './objections.tsx'
import { Pause } from './pause.tsx'
import { StopAll } from './stop-all.tsx'
import { TopicMatrix } from './topic-matrix.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const session = await client.ensureQueryData(sessionQuery)
  await Promise.all([client.ensureQueryData(choicesQuery), isLinkVisit(session) || client.ensureQueryData(requestsQuery)])
  return null
}

/** What reaches the person and what may be done with their data; everything here is one press. */
export function Component() {
  const { t } = useWords()
  const { organisation } = useTenant()
  const session = useSession()
  const { data: choices } = useSuspenseQuery(choicesQuery)
  const isStop = session.scope === 'stop'
  return (
    <>
      <PageHead
        title={t(isStop ? 'choices.title-stop' : 'choices.title', { organisation: organisation.name })}
        documentTitle={t('nav.choices')}
        lead={<Lead choices={choices} />}
      >
        {isLinkVisit(session) && <LinkVisit visit={session} />}
      </PageHead>
      <Section title={t('choices.everything')} titleHidden>
        <Plate flush>
          <ChoiceList>
            <Pause choices={choices} />
            <StopAll />
          </ChoiceList>
        </Plate>
      </Section>
      <TopicMatrix choices={choices} />
      <FormerTopics choices={choices} />
      <LockedTopics />
      {isStop ? (
        <NotShown />
      ) : (
        <>
          <Consents choices={choices} />
          <Objections choices={choices} />
        </>
      )}
    </>
  )
}
