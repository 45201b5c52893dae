import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { sentenceOf } from '#client/lib/api-error.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Skeleton } from '#client/ui/empty.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { FoundPeople } from './found-people.tsx'
import { peopleQuery } from './staff-queries.ts'

/** Fewer letters would show half the register. */
const least = 3

/** What was searched for stays with this place in the history, and never stands in the address. */
interface Searched {
  searched?: string
}

export function Component() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { searched } = (useLocation().state ?? {}) as Searched
  const [text, setText] = useState(searched ?? '')
  const [tooShort, setTooShort] = useState(false)
  const found = useQuery({ ...peopleQuery(searched ?? ''), enabled: searched !== undefined })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const asked = text.trim()
    setTooShort(asked.length < least)
    if (asked.length < least) return
    if (asked === searched) void found.refetch()
    else void navigate('.', { replace: true, preventScrollReset: true, state: { searched: asked } satisfies Searched })
  }
  return (
    <>
      <PageHead title={t('people.title')} documentTitle={t('staff.document', { page: t('nav.people') })} lead={t('people.lead')} />
      <search>
        <form className="plate" onSubmit={submit}>
          <TextField
            label={t('people.search')}
            hint={t('people.search-hint')}
            error={tooShort && t('people.too-short', { count: least })}
            type="search"
            autoComplete="off"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div className="row">
            <Button type="submit" look="primary" icon="search" busy={found.isFetching && t('people.searching')}>
              {t('people.find')}
            </Button>
          </div>
        </form>
      </search>
      <div className="section">
        {found.isLoading && <Skeleton label={t('people.searching')} />}
        {found.isError && (
          <Note tone="bad" role="alert" title={t('people.not-searched')}>
            {sentenceOf(found.error) ?? t('desk.no-answer')}
          </Note>
        )}
        {found.data && searched && <FoundPeople people={found.data} searched={searched} />}
      </div>
    </>
  )
}
