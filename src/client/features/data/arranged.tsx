import { Link } from 'react-router'
import type { OverviewView } from '#api/contract/data.ts'
import { useWords } from '#client/lib/words.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Segments } from '#client/ui/segments.tsx'
import { ByCategory } from './by-category.tsx'
import { ByRecipient, BySource, ByUse } from './by-others.tsx'

const tables = { category: ByCategory, source: BySource, use: ByUse, recipient: ByRecipient }
type Order = keyof typeof tables
const orders = Object.keys(tables) as Order[]

/** The same data four ways; each has an address of its own. */
export function Arranged({ overview, by, readOnly }: { overview: OverviewView; by: string | null; readOnly: boolean }) {
  const { t } = useWords()
  const order = orders.find((one) => one === by) ?? 'category'
  const Rows = tables[order]
  if (overview.total === 0) return null
  return (
    <>
      <div className="row between">
        <Segments
          label={t('data.arrange')}
          segments={orders.map((one) => ({
            key: one,
            to: one === 'category' ? '/data' : `/data?by=${one}`,
            label: t(`data.by.${one}`),
            here: one === order,
          }))}
        />
        {!readOnly && (
          <Link to="/export">
            <Icon name="export" /> {t('data.take-all')}
          </Link>
        )}
      </div>
      <Plate flush>
        <Rows overview={overview} />
      </Plate>
    </>
  )
}
