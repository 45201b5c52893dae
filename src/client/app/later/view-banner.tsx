import { useNavigate } from 'react-router'
import { useNow } from '#client/lib/clock.ts'
import { useEndView } from '#client/lib/end-session.ts'
import type { SessionView } from '#client/lib/session.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Banner } from '#client/ui/banner.tsx'

type View = Extract<SessionView, { scope: 'view' }>

/** Always in view while staff look at a person's pages: whose, why, how long still, and the end (IMP-01). */
export default function ViewBanner({ view }: { view: View }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const end = useEndView()
  const now = useNow(1000)
  const left = Math.max(0, Math.round((Date.parse(view.endsAt) - now.getTime()) / 1000))
  const time = { minutes: Math.floor(left / 60), seconds: left % 60 }
  return (
    <Banner
      label={t('view.label')}
      whose={<Say id="view.whose" values={{ name: view.name }} components={{ 0: <b /> }} />}
      why={t('view.why', { ticket: view.ticket, reason: t(`view.reason.${view.reason}`) })}
      left={left > 0 ? t('view.left', time) : t('view.over')}
      end={t('view.end')}
      busy={end.isPending && t('view.ending')}
      onEnd={() => end.mutate(undefined, { onSuccess: () => navigate('/staff/people') })}
    />
  )
}
