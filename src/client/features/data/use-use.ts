import { useSuspenseQuery } from '@tanstack/react-query'
import { useTitles } from '#client/lib/event-sentence.ts'
import { choicesQuery, requestsQuery } from '#client/lib/person-queries.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'

export interface Use {
  title: string
  /** Why the data is not used for it now; missing while it is. */
  stopped?: string
}

/** What a purpose is called, and whether the person has stopped it or never allowed it. */
export function useUse(): (purpose: string) => Use {
  const { t } = useWords()
  const { date } = useFormat()
  const titles = useTitles()
  const { purposes, topics } = useTenant()
  const { data: choices } = useSuspenseQuery(choicesQuery)
  const { requests } = useSuspenseQuery(requestsQuery).data
  return (id) => {
    const title = titles.purpose(id)
    const objection = choices.objections[id]
    if (objection) return { title, stopped: t('data.use.objected', { date: date(objection.at) }) }
    const assessed = requests.find((one) => one.open && one.requestType === 'objection' && one.purpose === id)
    if (assessed) return { title, stopped: t('data.use.assessed', { date: date(assessed.dueOn) }) }
    const byTopic = topics.some(({ purpose }) => purpose === id)
    if (byId(purposes, id)?.basis !== 'A6-1-a' || byTopic || choices.consents[id]?.status === 'given') return { title }
    return { title, stopped: t('data.use.no-yes') }
  }
}
