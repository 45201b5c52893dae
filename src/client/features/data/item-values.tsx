import type { ItemView } from '#api/contract/data.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { Plate } from '#client/ui/plate.tsx'
import type { Category } from '#domain/tenant.ts'
import { CorrectField } from './correct-field.tsx'
import { Disputed } from './disputed.tsx'
import { useShowValue } from './use-show-value.tsx'

/** What is held, field by field; what is wrong is corrected in its place, at once or by a human. */
export function ItemValues({ item, category }: { item: ItemView; category: Category | undefined }) {
  const { t, text } = useWords()
  const readOnly = useReadOnly()
  const { labelOf, node } = useShowValue(category)
  const [only] = item.values.length === 1 ? item.values : []
  const content = (value: ItemView['values'][number]) => {
    if (!readOnly && !value.redacted) return <CorrectField item={item} category={category} value={value} big={value === only} />
    return (
      <>
        {value === only ? <span className="big-value">{node(value)}</span> : node(value)}
        {value.disputed && <Disputed disputed={value.disputed} />}
      </>
    )
  }
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
      {item.editAt && (
        <p className="fine">
          <a href={item.editAt.url}>{t('data.edit-at', { title: text(item.editAt.title) })}</a>
        </p>
      )}
    </Plate>
  )
}
