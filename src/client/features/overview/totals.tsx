import type { OverviewView } from '#api/contract/data.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Readouts } from '#client/ui/key-values.tsx'
import { isEea } from './eea.ts'

/** How much, from where, for what, for whom: four numbers, each with its sentence. */
export function Totals({ overview }: { overview: OverviewView }) {
  const { t } = useWords()
  const { count, date } = useFormat()
  const { uses, recipients } = useHeldFor(overview)
  const silent = overview.silent.length
  const systems = overview.systems.length + silent
  const outside = recipients.filter(({ country }) => !isEea(country)).length
  return (
    <Readouts
      pairs={[
        {
          key: 'items',
          name: overview.newestAt
            ? t('overview.items', { count: overview.total, date: date(overview.newestAt) })
            : t('overview.items-none', { count: overview.total }),
          value: count(overview.total),
        },
        { key: 'systems', name: t('overview.systems', { count: systems, silent }), value: count(systems) },
        {
          key: 'uses',
          name: t('overview.uses', { count: uses.length, consents: uses.filter(({ basis }) => basis === 'A6-1-a').length }),
          value: count(uses.length),
        },
        { key: 'recipients', name: t('overview.recipients', { count: recipients.length, outside }), value: count(recipients.length) },
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
