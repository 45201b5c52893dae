import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import type { IconName } from '#client/ui/icon.tsx'
import type { Right } from '#client/ui/link-list.tsx'

/** What the person does here by themselves, and where. */
const atOnce: { key: string; icon: IconName; to: string; when: 'at-once' | 'minutes' }[] = [
  { key: 'consent_withdrawal', icon: 'choices', to: '/choices', when: 'at-once' },
  { key: 'objection_direct_marketing', icon: 'mail', to: '/choices', when: 'at-once' },
  { key: 'see', icon: 'data', to: '/data', when: 'at-once' },
  { key: 'access', icon: 'export', to: '/export?scope=access', when: 'minutes' },
  { key: 'portability', icon: 'machine', to: '/export?scope=portable', when: 'minutes' },
  { key: 'recipients', icon: 'shared', to: '/notice#recipients', when: 'at-once' },
]

/** What the privacy office answers, by request type. */
const byOffice: { key: string; icon: IconName }[] = [
  { key: 'rectification', icon: 'pen' },
  { key: 'erasure', icon: 'erase' },
  { key: 'restriction', icon: 'pause' },
  { key: 'objection', icon: 'object' },
  { key: 'adm_human_review', icon: 'person' },
  { key: 'recipients_list', icon: 'people' },
  { key: 'complaint', icon: 'chat' },
]

/** Every right by name, in two lists: done at once, or answered until a date. */
export function useRights(dueOn: string): { atOnce: Right[]; byOffice: Right[] } {
  const { t } = useWords()
  const { date } = useFormat()
  const { organisation } = useTenant()
  const words = (key: string) => ({
    title: t(`new-request.${key}.title`, { organisation: organisation.name }),
    text: t(`new-request.${key}.text`, { organisation: organisation.name }),
  })
  const by = t('new-request.by', { date: date(dueOn) })
  return {
    atOnce: atOnce.map(({ when, ...right }) => ({ ...right, ...words(right.key), when: t(`new-request.${when}`) })),
    byOffice: byOffice.map((right) => ({ ...right, ...words(right.key), to: `/requests/new/${right.key}`, when: by })),
  }
}
