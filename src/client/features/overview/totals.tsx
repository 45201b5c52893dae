import { Link } from 'react-router'
import type { OverviewView } from '#api/contract/data.ts'
import { isEea } from '#client/lib/eea.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Readouts } from '#client/ui/key-values.tsx'

/** How much, from where, for what, for whom: four numbers, each with its sentence. */
export function Totals({ overview }: { overview: OverviewView }) {
  const { t } = useWords()
  const { count, date, list } = useFormat()
  const { uses, recipients } = useHeldFor(overview)
  const silent = overview.silent.length
  const systems = overview.systems.length + silent
  const outside = recipients.filter(({ country }) => !isEea(country)).length
  const named = overview.systems.length > 0 && overview.systems.length <= 3 ? list(overview.systems.map(({ name }) => name)) : ''
  const outOf = { count: recipients.length, outside }
  const readout = (key: string, to: string, number: number, words: string, more = '') => ({
    key,
    name: (
      <>
        <Link to={to}>{words}</Link>
        {more && <p>{more}</p>}
      </>
    ),
    value: count(number),
  })
  const items = overview.newestAt ? 'overview.items' : 'overview.items-none'
  const newest = overview.newestAt && date(overview.newestAt)
  const consents = uses.filter(({ basis }) => basis === 'A6-1-a').length
  return (
    <Readouts
      pairs={[
        readout('items', '/data?sort=newest', overview.total, t(items, { count: overview.total, date: newest })),
        readout('systems', '/data?by=source', systems, t('overview.systems', { count: systems, silent }), named),
        readout('uses', '/data?by=use', uses.length, t('overview.uses', { count: uses.length, consents })),
        readout('recipients', '/data?by=recipient', recipients.length, t('overview.recipients', outOf)),
      ]}
    />
  )
}

const there = <T,>(value: T | undefined): value is T => value !== undefined

/** Purposes and outside recipients of the categories in which anything is held, each once. */
function useHeldFor({ categories }: OverviewView) {
  const tenant = useTenant()
  const held = categories.map(({ id }) => byId(tenant.categories, id)).filter(there)
  const uses = [...new Set(held.flatMap(({ purposes }) => purposes))].map((id) => byId(tenant.purposes, id)).filter(there)
  const recipients = [...new Set(held.flatMap((category) => category.recipients))].map((id) => byId(tenant.recipients, id)).filter(there)
  return { uses, recipients: recipients.filter(({ role }) => role !== 'own-staff') }
}
