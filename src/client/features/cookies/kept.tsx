import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Table } from '#client/ui/table.tsx'

/** Everything this site puts on a device. All of it is strictly necessary or asked for (ePrivacy Art. 5(3)). */
const kept = [
  { name: '__Host-sid', id: 'session' },
  { name: '__Host-login', id: 'login' },
  { name: 'locale', id: 'locale' },
] as const

export function Kept() {
  const { t } = useWords()
  return (
    <Plate flush>
      <Table
        caption={t('cookies.kept.title')}
        captionHidden
        rows={kept}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', head: t('cookies.kept.name'), cell: ({ name }) => <code>{name}</code> },
          { key: 'kind', head: t('cookies.kept.kind'), cell: ({ id }) => t(`cookies.${id}.kind`) },
          { key: 'what', head: t('cookies.kept.what'), cell: ({ id }) => t(`cookies.${id}.what`) },
          { key: 'until', head: t('fact.until'), cell: ({ id }) => t(`cookies.${id}.until`) },
        ]}
      />
    </Plate>
  )
}
