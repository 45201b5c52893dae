import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { useNow } from '#client/lib/clock.ts'
import { sessionQuery } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { signInPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'

/** Two minutes and a step of the clock: never less than two (WCAG 2.2.1, A11Y-17). */
const warnAhead = 135_000

/** Says in time that the visit ends by itself, and keeps it going on one press; says so too when it is over. */
export default function EndWarning({ expiresAt }: { expiresAt: string }) {
  const { t } = useWords()
  const { time } = useFormat()
  const client = useQueryClient()
  const { pathname, search } = useLocation()
  const left = Date.parse(expiresAt) - useNow(15_000).getTime()
  if (left > warnAhead) return null
  const over = left <= 0
  // Whatever is asked of the server moves the end; the answer says where to.
  const stay = () => client.invalidateQueries({ queryKey: sessionQuery.queryKey })
  return (
    <div className="toast">
      <p>{over ? t('end.over') : t('end.soon', { time: time(expiresAt) })}</p>
      {over ? (
        <ButtonLink small to={signInPath(pathname + search)}>
          {t('signed-out.again')}
        </ButtonLink>
      ) : (
        <Button small onClick={stay}>
          {t('end.stay')}
        </Button>
      )}
    </div>
  )
}
