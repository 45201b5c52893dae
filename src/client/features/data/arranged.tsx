import { Link } from 'react-router'
import type { OverviewView } from '#api/contract/data.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Segments } from '#client/ui/segments.tsx'
import { ByCategory } from './by-category.tsx'
import { ByRecipient, BySource, ByUse } from './by-others.tsx'

const tables = { category: ByCategory, source: BySource, use: ByUse, recipient: ByRecipient }
const paths = {
  category: '/data',
  source: '/data?by=source',
  use: '/data?by=use',
  recipient: '/data?by=recipient',
  item: '/data?sort=newest',
}
type Order = keyof typeof paths
const orders = Object.keys(paths) as Order[]

/** The same data five ways; each has an address of its own. The rows of the last one stand below. */
export function Arranged({ overview, by }: { overview: OverviewView; by: string | null }) {
  const { t } = useWords()
  const readOnly = useReadOnly()
  const order = orders.find((one) => one === by) ?? 'category'
  const Rows = order === 'item' ? undefined : tables[order]
  return (
    <>
      <div className="row between">
        <Segments
          label={t('data.arrange')}
          segments={orders.map((one) => ({ key: one, to: paths[one], label: t(`data.by.${one}`), here: one === order }))}
        />
        {!readOnly && (
          <Link to="/export">
            <Icon name="export" /> {t('data.take-all')}
          </Link>
        )}
      </div>
      {Rows && (
        <Plate flush>
          <Rows overview={overview} />
        </Plate>
      )}
    </>
  )
}
