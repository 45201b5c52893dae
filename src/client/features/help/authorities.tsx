import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Table } from '#client/ui/table.tsx'

/** Where somebody lives, works or was wronged decides which authority (GDPR Art. 77); the tenant names those of its countries. */
export function Authorities() {
  const { t } = useWords()
  const { country, date } = useFormat()
  const { authorities } = useTenant().organisation
  return (
    <Plate flush>
      <Table
        caption={t('help.authorities')}
        captionHidden
        rows={authorities}
        keyOf={(authority) => authority.country}
        columns={[
          { key: 'country', head: t('help.country'), cell: (authority) => country(authority.country) },
          {
            key: 'name',
            head: t('help.authority'),
            cell: ({ name, url }) => (
              <a href={url} rel="noreferrer">
                {name}
              </a>
            ),
          },
          { key: 'checked', head: t('help.checked'), cell: ({ checkedOn }) => date(checkedOn) },
        ]}
      />
    </Plate>
  )
}
