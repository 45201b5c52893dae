import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { Table } from '#client/ui/table.tsx'

/** Named recipients (Art. 15(1)(c), C-154/21), and on what a transfer out of the EEA rests (Art. 15(2)). */
export function Recipients() {
  const { t, text } = useWords()
  const { country, date } = useFormat()
  const { recipients, organisation } = useTenant()
  const where = ({ country: code, transfer }: (typeof recipients)[number]) => (
    <>
      {country(code)}
      {transfer && (
        <small>{t('notice.transfer', { mechanism: t(`transfer.${transfer.mechanism}`), date: date(transfer.checkedOn) })}</small>
      )}
    </>
  )
  return (
    <Section id="recipients" title={t('notice.recipients', { organisation: organisation.name })}>
      <Plate flush>
        <Table
          caption={t('notice.recipients', { organisation: organisation.name })}
          captionHidden
          rows={recipients}
          keyOf={({ id }) => id}
          columns={[
            { key: 'name', head: t('notice.recipient'), cell: ({ name }) => name },
            { key: 'what', head: t('notice.what'), cell: ({ what }) => text(what) },
            { key: 'role', head: t('notice.role'), cell: ({ role }) => t(`recipient-role.${role}`) },
            { key: 'where', head: t('notice.where'), cell: where },
          ]}
        />
      </Plate>
    </Section>
  )
}
