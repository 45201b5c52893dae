import { Link } from 'react-router'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import type { RequestType } from '#domain/request.ts'

/** What one should know before sending, where a right has a quicker way, another way, or a limit. */
export function WhatToKnow({ type, category }: { type: RequestType; category: string }) {
  if (type === 'erasure') return <WhatStays category={category} />
  if (type === 'objection') {
    return (
      <p className="quiet">
        <Say id="request-form.choices" components={{ 0: <Link to="/choices" /> }} />
      </p>
    )
  }
  if (type === 'complaint') {
    return (
      <p className="quiet">
        <Say id="request-form.authority" components={{ 0: <Link to="/help#complain" /> }} />
      </p>
    )
  }
  return null
}

/** What a law keeps (GDPR Art. 17(3)(b)) and what the stops need (ERA-03), before anything is erased. */
function WhatStays({ category }: { category: string }) {
  const { t, text } = useWords()
  const { categories, purposes, organisation } = useTenant()
  const required = (id: string) => byId(purposes, id)?.basis === 'A6-1-c'
  const kept = categories.filter((one) => (!category || one.id === category) && one.purposes.some(required))
  return (
    <Note icon="lock" title={t('request-form.stays.title')}>
      <ul>
        {kept.map(({ id, title }) => (
          <li key={id}>{t('request-form.stays.law', { category: text(title), organisation: organisation.name })}</li>
        ))}
        {kept.length === 0 && <li>{t('request-form.stays.none')}</li>}
        {!category && <li>{t('request-form.stays.stops')}</li>}
      </ul>
      <p>{t('request-form.stays.code')}</p>
    </Note>
  )
}
