import { useSuspenseQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { isRefusal, sentenceOf } from '#client/lib/api-error.ts'
import { useNow } from '#client/lib/clock.ts'
import { overviewQuery } from '#client/lib/person-queries.ts'
import { useSession } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { freshProofPath } from '#client/lib/way-back.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Note } from '#client/ui/note.tsx'
import { Pick, PickGroup } from '#client/ui/pick.tsx'
import { Section } from '#client/ui/section.tsx'
import { type Scope, useMakeExport } from './export-queries.ts'
import { Inside } from './inside.tsx'

/** Which copy, what is in it, one button. The server says whether a fresh code is wanted first; the choice stays in the address meanwhile. */
export function MakeCopy() {
  const { t } = useWords()
  const { dateTime } = useFormat()
  const { total } = useSuspenseQuery(overviewQuery).data
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const [scope, setScope] = useState<Scope>(params.get('scope') === 'portable' ? 'portable' : 'access')
  const make = useMakeExport()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    make.mutate(scope, {
      onError: (error) => isRefusal(error, 'fresh-proof-needed') && navigate(freshProofPath(`/export?scope=${scope}`)),
    })
  }
  const pick = (value: Scope) => ({
    type: 'radio' as const,
    name: 'scope',
    label: t(`export.${value}`),
    checked: scope === value,
    onChange: () => setScope(value),
  })
  return (
    <Section title={t('export.new')}>
      <form className="plate" onSubmit={submit}>
        <div className="cols">
          <PickGroup legend={t('export.what-for')}>
            <Pick {...pick('access')} hint={t('export.access.hint', { items: t('export.items', { count: total }) })} />
            <Pick {...pick('portable')} hint={t('export.portable.hint')} />
          </PickGroup>
          <Inside scope={scope} />
        </div>
        <FreshCodeFirst />
        {make.isError && (
          <Note tone="bad" role="alert">
            {sentenceOf(make.error) ?? t('export.not-made')}
          </Note>
        )}
        {make.isSuccess && (
          <Note tone="good" role="status" title={t('export.made')}>
            {t('export.made.text', { until: dateTime(make.data.expiresAt) })}
          </Note>
        )}
        <Button type="submit" look="primary" busy={make.isPending && t('export.making')}>
          {t('export.make')}
        </Button>
      </form>
    </Section>
  )
}

/** Said before the button is pressed, where this device's clock tells that the last proof is too old. */
function FreshCodeFirst() {
  const session = useSession()
  const now = useNow()
  if (session.scope !== 'person' || session.freshUntil > now.toISOString()) return null
  return (
    <Note icon="key">
      <p>
        <Say id="export.fresh" components={{ 0: <b /> }} />
      </p>
    </Note>
  )
}
