import { Link } from 'react-router'
import type { RequestView } from '#api/contract/requests.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { byCountry, useTenant } from '#client/lib/tenant.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Away } from './away.tsx'
import { Withdraw } from './withdraw.tsx'

/** Remedies, whatever the answer (GDPR Art. 12(4), 77, 79), and the way out while it is open. */
export function WaysOn({ request }: { request: RequestView }) {
  const { t } = useWords()
  const { organisation } = useTenant()
  const readOnly = useReadOnly()
  const authority = byCountry(organisation.authorities, organisation.country) ?? organisation.authorities[0]!
  return (
    <>
      <h2>{t('request.ways')}</h2>
      <Plate>
        <p>
          <Say id="request.ways.authority" values={{ authority: authority.name }} components={{ 0: <Away href={authority.url} /> }} />{' '}
          <Link to="/help#complain">{t('request.ways.all')}</Link>
        </p>
        <p>
          <Say
            id="request.ways.us"
            values={{ organisation: organisation.name }}
            components={{ 0: <Link to="/requests/new/complaint" /> }}
          />
        </p>
        <p>{t('request.ways.court')}</p>
        {request.open && !readOnly && <Withdraw id={request.id} />}
      </Plate>
    </>
  )
}
