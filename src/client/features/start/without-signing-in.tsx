import { byCountry, useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { type Door, Doors } from '#client/ui/link-list.tsx'
import { Section } from '#client/ui/section.tsx'

/** What nobody needs to sign in for. */
export function WithoutSigningIn() {
  const { t } = useWords()
  const { organisation } = useTenant()
  const { name } = organisation
  const authority = byCountry(organisation.authorities, organisation.country)?.name ?? organisation.authorities[0]!.name
  const door = (key: string, icon: Door['icon'], to: string, values?: Record<string, unknown>): Door => ({
    key,
    icon,
    to,
    title: t(`start.${key}.title`, values),
    text: t(`start.${key}.text`, values),
  })
  return (
    <Section title={t('start.without')}>
      <Doors
        columns
        doors={[
          door('leave', 'mail', '/help#leave'),
          door('someone', 'people', '/help#someone'),
          door('notice', 'notice', '/notice'),
          door('device', 'device', '/cookies'),
          door('whom', 'help', '/help#controller', { organisation: name }),
          door('complain', 'because', '/help#complain', { authority }),
        ]}
      />
    </Section>
  )
}
