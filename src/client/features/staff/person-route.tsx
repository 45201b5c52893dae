import { useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClientContext } from '#client/lib/query-client.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { personQuery } from './staff-queries.ts'
import { ViewForm } from './view-form.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(personQuery(params.id!))
  return null
}

/** Before looking at somebody's pages: who it is, why one looks, and what the person sees of it. */
export function Component() {
  const { t } = useWords()
  const { list } = useFormat()
  const { id } = useParams() as { id: string }
  const { data: person } = useSuspenseQuery(personQuery(id))
  const { name, email, sources } = person
  const sees = ['when', 'why', 'pages', 'not-who'].map((key) => ({
    key,
    name: t(`person.sees.${key}`),
    value: t(`person.sees.${key}-text`),
  }))
  return (
    <>
      <PageHead
        title={name}
        documentTitle={t('staff.document', { page: name })}
        lead={t('person.lead')}
        trail={{ to: '/staff/people', label: t('nav.people') }}
      >
        <p className="quiet">{t('person.known', { email, systems: list(sources) || t('people.known-here') })}</p>
      </PageHead>
      <div className="cols main-side">
        <ViewForm person={person} />
        <section className="stack" aria-labelledby="sees">
          <h2 id="sees">{t('person.sees', { name })}</h2>
          <Plate>
            <KeyValues ruled pairs={sees} />
          </Plate>
        </section>
      </div>
    </>
  )
}
