import type { OverviewView } from '#api/contract/data.ts'
import { useFactLabels } from '#client/lib/part-words.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { Facts } from '#client/ui/facts.tsx'
import { Plate } from '#client/ui/plate.tsx'
import type { Category } from '#domain/tenant.ts'
import { Because, Fact, KeptUntil, NotStated, SharedWith, UsedFor } from './facts-of.tsx'

interface CategoryPlateProps {
  id: string
  /** Missing where the tenant does not know the kind, only a system does. */
  category: Category | undefined
  /** Missing where nothing of the kind is held. */
  held: OverviewView['categories'][number] | undefined
}

/** The five facts of a whole category, and what can be done with all of it. */
export function CategoryPlate({ id, category, held }: CategoryPlateProps) {
  const { t } = useWords()
  const { list, date, count } = useFormat()
  const labels = useFactLabels()
  const readOnly = useReadOnly()
  const { purposes } = useTenant()
  const used = category?.purposes ?? []
  const onConsent = purposes.some((purpose) => used.includes(purpose.id) && purpose.basis === 'A6-1-a')
  const next = held?.nextErasure && t('data.next', { count: held.nextErasure.count, date: date(held.nextErasure.on) })
  const about = new URLSearchParams({ category: id })
  return (
    <Plate>
      <Facts
        labels={labels}
        facts={{
          from: held ? <Fact small={t('data.from-each')}>{list(held.systems)}</Fact> : <NotStated />,
          use: <UsedFor purposes={used} />,
          because: <Because purposes={used} />,
          until: <KeptUntil category={category} next={next} />,
          shared: <SharedWith recipients={category?.recipients ?? []} brief />,
        }}
      />
      {!readOnly && held && (
        <div className="row">
          <ButtonLink to={onConsent ? '/choices#consents' : '/choices#object'}>{t('data.change-use')}</ButtonLink>
          <ButtonLink icon="erase" to={`/requests/new/erasure?${about}`}>
            {t('data.erase-all', { count: held.count, shown: count(held.count) })}
          </ButtonLink>
          <ButtonLink icon="export" to="/export">
            {t('data.take-copy')}
          </ButtonLink>
        </div>
      )}
    </Plate>
  )
}
