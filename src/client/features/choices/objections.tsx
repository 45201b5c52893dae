import { useSuspenseQuery } from '@tanstack/react-query'
import type { ChoicesView } from '#api/contract/choices.ts'
import type { RequestList } from '#api/contract/requests.ts'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { useSession } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { ChoiceList } from '#client/ui/choice-list.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { ObjectAtOnce } from './object-at-once.tsx'
import { ObjectByRequest } from './object-by-request.tsx'
import { objectable } from './what-stands.ts'

/** A link in a mail opens no requests: whether an objection is being assessed stays with whoever is signed in. */
export function Objections({ choices }: { choices: ChoicesView }) {
  const { scope } = useSession()
  return scope === 'person' || scope === 'view' ? <WithRequests choices={choices} /> : <Objectable choices={choices} requests={[]} />
}

function WithRequests({ choices }: { choices: ChoicesView }) {
  return <Objectable choices={choices} requests={useSuspenseQuery(requestsQuery).data.requests} />
}

/** Uses nobody was asked about, shown apart from everything else (OBJ-03). */
function Objectable({ choices, requests }: { choices: ChoicesView; requests: RequestList['requests'] }) {
  const { t } = useWords()
  const tenant = useTenant()
  const purposes = objectable(tenant)
  if (purposes.length === 0) return null
  return (
    <Section id="object" title={t('choices.object.title')} intro={t('choices.object.intro', { organisation: tenant.organisation.name })}>
      <Plate flush>
        <ChoiceList>
          {purposes.map((purpose) => {
            const stood = choices.objections[purpose.id]
            const open = requests.find((one) => one.open && one.requestType === 'objection' && one.purpose === purpose.id)
            return purpose.marketing || (stood && !open) ? (
              <ObjectAtOnce key={purpose.id} purpose={purpose} objection={stood} />
            ) : (
              <ObjectByRequest key={purpose.id} purpose={purpose} open={open} />
            )
          })}
        </ChoiceList>
      </Plate>
    </Section>
  )
}
