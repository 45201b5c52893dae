import { useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import type { DeskView } from '#api/contract/staff.ts'
import { useWords } from '#client/lib/words.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Acts } from './acts.tsx'
import { Answered } from './answered.tsx'
import { Conversation } from './conversation.tsx'
import { Decided } from './decided.tsx'
import { DeskDates } from './desk-dates.tsx'
import { DeskRecord } from './desk-record.tsx'
import { clientOfOfficer } from './officer.ts'
import { referenceOf } from './reference-of.ts'
import { SaidWrong } from './said-wrong.tsx'
import { deskQuery, useDeskAct } from './staff-queries.ts'
import { StateChip } from './state-chip.tsx'
import { TheRequest } from './the-request.tsx'
import { ToDecide } from './to-decide.tsx'
import { useConcerns } from './use-concerns.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const client = await clientOfOfficer(context)
  await client.ensureQueryData(deskQuery(params.id!))
  return null
}

export function Component() {
  const { id } = useParams() as { id: string }
  const { data: desk } = useSuspenseQuery(deskQuery(id))
  const act = useDeskAct(id)
  return (
    <>
      <Head desk={desk} />
      {desk.open && <DeskDates desk={desk} />}
      <div className="section cols main-side">
        <div className="stack">
          {desk.open ? <ToDecide desk={desk} act={act} /> : <Decided desk={desk} />}
          <Answered desk={desk} act={act} />
          {desk.open && <Acts desk={desk} act={act} />}
          <Conversation desk={desk} />
        </div>
        <div className="stack">
          <SaidWrong desk={desk} />
          <TheRequest desk={desk} />
          <DeskRecord desk={desk} />
        </div>
      </div>
    </>
  )
}

function Head({ desk }: { desk: DeskView }) {
  const { t } = useWords()
  const concerns = useConcerns()(desk)
  const title = t('desk.title', { request: t(`staff.type.${desk.requestType}`), name: desk.name || t('staff.erased') })
  return (
    <PageHead
      title={title}
      documentTitle={t('staff.document', { page: title })}
      trail={{ to: '/staff/requests', label: t('nav.requests') }}
    >
      <p className="row">
        <StateChip request={desk} />
        <span className="quiet">
          {t('desk.number', { reference: referenceOf(desk.id) })}
          {concerns && `. ${t('desk.about', { what: concerns })}`}
        </span>
      </p>
    </PageHead>
  )
}
