import { useState } from 'react'
import { type LoaderFunctionArgs, Outlet, ScrollRestoration } from 'react-router'
import { queryClientContext } from '#client/lib/query-client.ts'
import { sessionQuery, useSession } from '#client/lib/session.ts'
import { tenantQuery, useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { classNames } from '#client/ui/class-names.ts'
import { TitleFrame } from '#client/ui/page-head.tsx'
import { StatusRegion } from '#client/ui/status.tsx'
import { Foot } from './foot.tsx'
import { Header } from './header.tsx'
import { EndWarning, Navigation, readyForVisit, ViewBanner } from './later/later.tsx'
import { useArrival } from './use-arrival.ts'

export async function loadShell({ context }: LoaderFunctionArgs) {
  const client = context.get(queryClientContext)
  const [session] = await Promise.all([client.ensureQueryData(sessionQuery), client.ensureQueryData(tenantQuery)])
  if (session.scope !== 'none') await readyForVisit()
  return null
}

/** What stands around every page. */
export function Shell() {
  const { t } = useWords()
  const session = useSession()
  const { organisation } = useTenant()
  const [menuOpen, setMenuOpen] = useState(false)
  useArrival()
  const viewed = session.scope === 'view' ? session.name : undefined
  const frame = (page: string) =>
    viewed === undefined
      ? t('shell.title', { page, organisation: organisation.name })
      : t('shell.title-view', { name: viewed, page, organisation: organisation.name })
  const signedIn = session.scope !== 'none'
  return (
    <TitleFrame value={frame}>
      <div className={classNames('frame', viewed !== undefined && 'viewas-frame')}>
        <a className="skip" href="#main">
          {t('shell.skip')}
        </a>
        {session.scope === 'view' && <ViewBanner view={session} />}
        <Header session={session} menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} />
        <div className={classNames('page', signedIn && 'with-nav')}>
          {signedIn && <Navigation session={session} open={menuOpen} onGo={() => setMenuOpen(false)} />}
          <main id="main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <Foot />
        <StatusRegion>{'expiresAt' in session && <EndWarning expiresAt={session.expiresAt} />}</StatusRegion>
        <ScrollRestoration />
      </div>
    </TitleFrame>
  )
}
