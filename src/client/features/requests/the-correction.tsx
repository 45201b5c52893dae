import type { RequestView } from '#api/contract/requests.ts'
import { useFieldWords } from '#client/lib/field-words.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { recipientsToTell } from '#domain/recipients-to-tell.ts'

/** What the person says is wrong: what stood there and what should, whether it is used meanwhile, and who has to hear of the correction. */
export function TheCorrection({ request }: { request: RequestView }) {
  const { t } = useWords()
  const { list } = useFormat()
  const tenant = useTenant()
  const { labelOf, show } = useFieldWords(byId(tenant.categories, request.category ?? ''))
  const { correction, status, open, category } = request
  if (!correction) return null
  const { field: name, label, before, shown, after, file, restrictionEnded } = correction
  const pairs = [
    { key: 'before', name: t('request.correction.before'), value: show({ name, value: before, shown }) },
    { key: 'after', name: t('request.correction.after'), value: show({ name, value: after }) },
    { key: 'file', name: t('request.correction.file'), value: file?.name },
  ]
  const told = status === 'fulfilled' ? recipientsToTell(tenant, category) : []
  return (
    <>
      <h2>{t('request.correction', { label: labelOf({ name, label }) })}</h2>
      <Plate>
        <KeyValues ruled pairs={pairs.filter(({ value }) => value)} />
        {open && <p className="quiet fine">{t('request.correction.held')}</p>}
        {restrictionEnded && <p className="quiet fine">{t('request.correction.used-again')}</p>}
        {told.length > 0 && (
          <p className="quiet fine">{t('request.correction.told', { names: list(told.map((recipient) => recipient.name)) })}</p>
        )}
      </Plate>
    </>
  )
}
