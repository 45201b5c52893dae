import { Link } from 'react-router'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { ReceiptLink } from './fact.tsx'
import type { Look } from './told.ts'

/** Staff looked: how long, at what, why, under which ticket (IMP-06, C-579/21). */
export function Looked({ look }: { look: Look }) {
  const { t } = useWords()
  const { list } = useFormat()
  const { organisation } = useTenant()
  const readOnly = useReadOnly()
  const title = t('history.looked.title', { organisation: organisation.name })
  const { reason, ticket } = look.start.event
  const pages = [...new Set(look.pages.map((page) => t(`history.page.${page}`)))]
  return (
    <>
      <h3>{title}</h3>
      <p>
        {howLong(look, t)} {pages.length > 0 ? t('history.looked.pages', { pages: list(pages) }) : t('history.looked.no-pages')}{' '}
        {t('history.looked.why', { reason: t(`view.reason.${String(reason)}`), ticket })}
      </p>
      <p className="row">
        <Chip icon="eye">{t('history.looked')}</Chip>
        <ReceiptLink entry={look.start} what={title} />
        {!readOnly && <Link to="/requests/new/complaint">{t('history.looked.ask')}</Link>}
      </p>
    </>
  )
}

function howLong({ minutes, atMost }: Look, t: ReturnType<typeof useWords>['t']): string {
  if (minutes === undefined) return t('history.looked.now')
  return t(atMost ? 'history.looked.at-most' : 'history.looked.how-long', { minutes })
}
