import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { Doors } from '#client/ui/link-list.tsx'
import { Section } from '#client/ui/section.tsx'

/** What works without this site's pages. */
export default function Urgent() {
  const { t } = useWords()
  const { organisation } = useTenant()
  return (
    <Section title={t('urgent.title')}>
      <Doors
        doors={[
          { key: 'leave', icon: 'mail', to: '/help#leave', title: t('urgent.leave.title'), text: t('urgent.leave.text') },
          {
            key: 'write',
            icon: 'send',
            to: `mailto:${organisation.privacyEmail}`,
            title: t('urgent.write.title'),
            text: t('urgent.write.text', { email: organisation.privacyEmail }),
          },
        ]}
      />
    </Section>
  )
}
