import type { ItemView } from '#api/contract/data.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useDay } from '#client/lib/use-day.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import type { Category } from '#domain/tenant.ts'
import { Fact, KeptUntil } from './facts-of.tsx'

/** "From": who or what it came from; in small the system it is kept in, and since when. */
export function ItemFrom({ item: { origin, originFrom, system, at } }: { item: ItemView }) {
  const { t } = useWords()
  const day = useDay()
  const { organisation } = useTenant()
  const kept = at ? t('data.lies-since', { system, date: day(at) }) : t('data.lies', { system })
  const named = originFrom ? 'yes' : 'no'
  return <Fact small={kept}>{t(`origin.${origin}`, { named, from: originFrom ?? '', organisation: organisation.name })}</Fact>
}

/** "Kept until": the date where retention leads to one, with the rule in small; else the rule. */
export function ItemUntil({ item, category }: { item: ItemView; category: Category | undefined }) {
  const { text } = useWords()
  const { fullDate } = useFormat()
  const retention = category?.retention
  if (!item.keptUntil || !retention || retention.kind === 'not-stated') return <KeptUntil category={category} />
  return <Fact small={text(retention.text)}>{fullDate(item.keptUntil)}</Fact>
}
