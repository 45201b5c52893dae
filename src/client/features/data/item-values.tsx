import type { ItemView } from '#api/contract/data.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { Plate } from '#client/ui/plate.tsx'
import type { Category } from '#domain/tenant.ts'
import { CorrectField } from './correct-field.tsx'
import { useShowValue } from './use-show-value.tsx'

/** What is held, field by field; what the system can take over at once is corrected in its place. */
export function ItemValues({ item, category }: { item: ItemView; category: Category | undefined }) {
  const { t } = useWords()
  const readOnly = useReadOnly()
  const { labelOf, show, node } = useShowValue(category)
  // What was observed or worked out is not put right by typing over it: that is a request, which a person looks at.
  const mine = item.origin === 'provided' || item.origin === 'third-party'
  const correctable = !readOnly && mine && item.can.includes('correct')
  const [only] = item.values.length === 1 ? item.values : []
  const content = (value: ItemView['values'][number]) =>
    correctable && typeof value.value !== 'boolean' ? (
      <CorrectField item={item} field={value.name} label={labelOf(value)} now={show(value)} big={value === only} />
    ) : value === only ? (
      <span className="big-value">{node(value)}</span>
    ) : (
      node(value)
    )
  return (
    <Plate>
      <div className="row between">
        <h2>{t('data.values')}</h2>
        {item.restricted && (
          <Chip tone="held" icon="pause">
            {t('data.restricted')}
          </Chip>
        )}
      </div>
      {item.restricted && <p className="quiet fine">{t('data.restricted-text')}</p>}
      {item.values.length === 0 && <p className="quiet">{t('data.no-values')}</p>}
      <KeyValues
        ruled
        pairs={item.values.map((value) => ({
          key: value.name,
          name: labelOf(value),
          value: content(value),
        }))}
      />
    </Plate>
  )
}
