import type { ItemView } from '#api/contract/data.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { useFactLabels } from '#client/lib/part-words.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { Facts } from '#client/ui/facts.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Because, SharedWith, UsedFor } from './facts-of.tsx'
import { ItemEnd } from './item-end.tsx'
import { ItemFrom, ItemUntil } from './item-facts.tsx'
import { ItemParts } from './item-parts.tsx'
import { ItemRights } from './item-rights.tsx'
import { ItemValues } from './item-values.tsx'
import { short } from './short.ts'

/** One thing that is held: what it says, its five facts, when it will be gone, and what can be done about it. */
export function ItemPage({ item }: { item: ItemView }) {
  const { t, text } = useWords()
  const titles = useTitles()
  const labels = useFactLabels()
  const readOnly = useReadOnly()
  const category = byId(useTenant().categories, item.category)
  return (
    <>
      <PageHead
        title={<bdi>{short(item.title)}</bdi>}
        documentTitle={short(item.title)}
        lead={category && text(category.description)}
        trail={{ to: `/data/${item.category}`, label: titles.category(item.category) }}
      />
      <div className={readOnly ? 'stack' : 'cols main-side'}>
        <div className="stack">
          <ItemValues item={item} category={category} />
          <ItemParts item={item} category={category} />
          <Plate>
            <h2>{t('data.facts')}</h2>
            <Facts
              tall
              labels={labels}
              facts={{
                from: <ItemFrom item={item} />,
                use: <UsedFor purposes={item.purposes} />,
                because: <Because purposes={item.purposes} withInterest />,
                until: <ItemUntil item={item} category={category} />,
                shared: <SharedWith recipients={item.recipients} also={item.itemRecipients} />,
              }}
            />
          </Plate>
          <ItemEnd item={item} />
        </div>
        {!readOnly && <ItemRights item={item} />}
      </div>
    </>
  )
}
