import type { DeskView } from '#api/contract/staff.ts'
import { useFieldWords } from '#client/lib/field-words.ts'
import { byId, useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { Plate } from '#client/ui/plate.tsx'

/** The field that is said to be wrong, what stands there and what should, and the file that was sent along. */
export function SaidWrong({ desk: { id, name: person, category, correction } }: { desk: DeskView }) {
  const { t } = useWords()
  const { labelOf, show } = useFieldWords(byId(useTenant().categories, category ?? ''))
  if (!correction) return null
  const { field: name, label, system, before, shown, after, file } = correction
  return (
    <>
      <h2>{t('desk.correction')}</h2>
      <Plate>
        <KeyValues
          ruled
          pairs={[
            { key: 'field', name: t('desk.correction.field'), value: labelOf({ name, label }) },
            { key: 'system', name: t('desk.correction.system'), value: system },
            { key: 'before', name: t('desk.correction.before'), value: show({ name, value: before, shown }) },
            { key: 'after', name: t('desk.correction.after'), value: show({ name, value: after }) },
            ...(file ? [{ key: 'file', name: t('desk.correction.file'), value: <SentFile id={id} file={file} /> }] : []),
          ]}
        />
        {file && <p className="fine quiet tight">{t('desk.correction.file-hint', { name: person })}</p>}
      </Plate>
    </>
  )
}

function SentFile({ id, file: { name, size } }: { id: string; file: NonNullable<NonNullable<DeskView['correction']>['file']> }) {
  const { t } = useWords()
  const { size: inWords } = useFormat()
  return (
    <a href={`/api/v1/staff/requests/${id}/file`} download>
      {t('desk.correction.download', { file: name, size: inWords(size) })}
    </a>
  )
}
