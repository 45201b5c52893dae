import type { ReactNode } from 'react'
import { isEea } from '#client/lib/eea.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Several } from '#client/ui/several.tsx'
import type { Category, LegalBasis, Recipient } from '#domain/tenant.ts'
import { useUse } from './use-use.ts'

const there = <T,>(value: T | undefined): value is T => value !== undefined

/** A fact and, in small, what belongs to it. */
export function Fact({ children, small }: { children: ReactNode; small?: ReactNode }) {
  return (
    <>
      {children}
      {small && <small>{small}</small>}
    </>
  )
}

export function NotStated({ small }: { small?: ReactNode }) {
  const { t } = useWords()
  return <Fact small={small}>{t('data.not-stated')}</Fact>
}

/** "Used for": each purpose, and whether it goes on. */
export function UsedFor({ purposes }: { purposes: readonly string[] }) {
  const { t } = useWords()
  const use = useUse()
  if (purposes.length === 0) return <NotStated />
  const items = purposes.map((id) => {
    const { title, stopped } = use(id)
    return { key: id, content: <Fact small={stopped}>{title}</Fact> }
  })
  return <Several items={items} more={(count) => t('data.more-uses', { count })} />
}

/** "Because": each legal basis once, with the interest where it is one. */
export function Because({ purposes, withInterest }: { purposes: readonly string[]; withInterest?: boolean }) {
  const { t, text } = useWords()
  const tenant = useTenant()
  const used = tenant.purposes.filter(({ id }) => purposes.includes(id))
  const bases = [...new Set<LegalBasis>(used.map(({ basis }) => basis))]
  if (bases.length === 0) return <NotStated />
  const interests = (basis: LegalBasis) =>
    withInterest ? used.filter((purpose) => purpose.basis === basis && purpose.interest).map(({ interest }) => text(interest!)) : []
  const items = bases.map((basis) => {
    const law = t(`basis-law.${basis}`)
    const why = interests(basis).join(' ')
    return { key: basis, content: <Fact small={why ? `${law}. ${why}` : law}>{t(`basis.${basis}`)}</Fact> }
  })
  return <Several items={items} more={(count) => t('data.more-reasons', { count })} />
}

/** "Kept until" for a whole category: its rule, and what leaves next. */
export function KeptUntil({ category, next }: { category: Category | undefined; next?: string }) {
  const { t, text } = useWords()
  const retention = category?.retention
  if (!retention || retention.kind === 'not-stated') return <NotStated small={t('data.until-not-stated')} />
  return <Fact small={next}>{text(retention.text)}</Fact>
}

interface SharedWithProps {
  recipients: readonly string[]
  /** Those that received this one item. */
  also?: readonly { name: string; what?: string }[]
  /** Where they are, without what for and on what a transfer out of the EEA rests (Art. 15(2)). */
  brief?: boolean
}

/** "Shared with": everybody by name (C-154/21), own staff last. */
export function SharedWith({ recipients, also = [], brief }: SharedWithProps) {
  const { t, text } = useWords()
  const { country } = useFormat()
  const tenant = useTenant()
  const named = recipients.map((id) => tenant.recipients.find((one) => one.id === id)).filter(there)
  const ordered = [...named.filter(({ role }) => role !== 'own-staff'), ...named.filter(({ role }) => role === 'own-staff')]
  const about = ({ what, country: code, transfer }: Recipient) => {
    if (brief) return country(code)
    const where = t('data.recipient', { what: text(what), country: country(code) })
    if (isEea(code)) return where
    const safeguard = transfer ? t('data.safeguard', { mechanism: t(`transfer.${transfer.mechanism}`) }) : t('data.safeguard-not-stated')
    return `${where} ${safeguard}`
  }
  const items = [
    ...also.map(({ name, what }) => ({ key: `also/${name}`, content: <Fact small={what ?? t('data.this-item-alone')}>{name}</Fact> })),
    ...ordered.map((one) => ({
      key: one.id,
      content: <Fact small={about(one)}>{one.name}</Fact>,
    })),
  ]
  if (items.length === 0) return <NotStated />
  return <Several items={items} more={(count) => t('data.more-recipients', { count })} />
}
