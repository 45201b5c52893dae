import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { type Option, SelectField } from '#client/ui/select.tsx'
import type { RequestType } from '#domain/request.ts'
import { useConcern } from './concern.ts'
import type { Draft } from './drafts.ts'

interface ConcernFieldsProps {
  type: RequestType
  draft: Draft
  item?: string
  write: (change: Partial<Draft>) => void
  errorAt: (name: string) => string | undefined
}

/** Rights over data are asked for by kind of data; rights over a use by use. */
const byCategory: readonly RequestType[] = ['access', 'portability', 'rectification', 'erasure', 'restriction', 'recipients_list']

/** An objection reaches what rests on an interest or a public task (GDPR Art. 21(1)); marketing has its switch. */
const openToObjection = ['A6-1-e', 'A6-1-f']

/** What the request is about: named already by the page one comes from, or picked here. Nothing need be picked. */
export function ConcernFields({ type, draft, item, write, errorAt }: ConcernFieldsProps) {
  const { t, text } = useWords()
  const { categories, purposes } = useTenant()
  const concern = useConcern({ category: draft.category, item })
  const titled = ({ id, title }: (typeof categories)[number] | (typeof purposes)[number]): Option => ({ value: id, label: text(title) })
  if (item) return <KeyValues pairs={[{ key: 'item', name: t('request-form.item'), value: concern ?? item }]} />
  if (byCategory.includes(type)) {
    return (
      <SelectField
        label={t('request-form.concerns')}
        error={errorAt('category')}
        value={draft.category}
        onChange={(event) => write({ category: event.target.value })}
        options={[
          { value: '', label: t(type === 'erasure' ? 'request-form.everything' : 'request-form.any-category') },
          ...categories.map(titled),
        ]}
      />
    )
  }
  if (type !== 'objection') return null
  const named = (id: string) => id === draft.purpose
  return (
    <SelectField
      label={t('request-form.use')}
      error={errorAt('purpose')}
      value={draft.purpose}
      onChange={(event) => write({ purpose: event.target.value })}
      options={[
        { value: '', label: t('request-form.any-use') },
        ...purposes.filter(({ id, basis, marketing }) => named(id) || (openToObjection.includes(basis) && !marketing)).map(titled),
      ]}
    />
  )
}
