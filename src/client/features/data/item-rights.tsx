import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { ItemView } from '#api/contract/data.ts'
import { requestsQuery } from '#client/lib/person-queries.ts'
import { byCountry, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { type Right, Rights } from '#client/ui/link-list.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { mayObject } from '#domain/choice-rules.ts'
import { requestPath } from './request-path.ts'

/** What can be done about one item. A right that does not apply stays in the list with the reason. */
export function ItemRights({ item }: { item: ItemView }) {
  const { t } = useWords()
  const { date } = useFormat()
  const { organisation } = useTenant()
  const rights = useRights(item)
  const { requests } = useSuspenseQuery(requestsQuery).data
  const open = requests
    .filter((request) => request.open && request.item === item.id)
    .map(
      (request): Right => ({
        key: request.id,
        icon: 'mail',
        to: `/requests/${request.id}`,
        title: t('data.right.open', { request: t(`request-type.${request.requestType}`) }),
        text: t('data.right.due', { date: date(request.dueOn) }),
      }),
    )
  const authority = byCountry(organisation.authorities, organisation.country)?.name ?? organisation.authorities[0]!.name
  return (
    <section className="stack" aria-labelledby="rights">
      <h2 id="rights">{t('data.rights')}</h2>
      <Plate flush>
        <Rights rights={[...open, ...rights]} />
      </Plate>
      <p className="fine quiet">
        <Say id="data.complain" values={{ authority }} components={{ 0: <Link to="/help#complain" /> }} />
      </p>
    </section>
  )
}

function useRights(item: ItemView): Right[] {
  const { t } = useWords()
  const tenant = useTenant()
  const uses = tenant.purposes.filter(({ id }) => item.purposes.includes(id))
  const derived = item.origin === 'derived'
  const right = (key: string, icon: Right['icon'], to: string | undefined, text = key): Right => ({
    key,
    icon,
    to,
    title: t(`data.right.${key}`),
    text: t(`data.right-text.${text}`),
  })
  return [
    right('rectification', 'pen', requestPath('rectification', item)),
    ...(derived ? [right('review', 'person', requestPath('adm_human_review', item))] : []),
    right('erasure', 'erase', requestPath('erasure', item)),
    right('restriction', 'pause', requestPath('restriction', item)),
    ...(uses.some(mayObject) ? [right('objection', 'object', requestPath('objection', item))] : []),
    ...(uses.some(({ basis }) => basis === 'A6-1-a') ? [right('consent', 'choices', '/choices#consents')] : []),
    item.portable ? right('portability', 'export', '/export') : right('portability', 'lock', undefined, 'not-portable'),
  ]
}
