import { type LoaderFunctionArgs, redirect } from 'react-router'
import { useFactLabels } from '#client/lib/part-words.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { sessionQuery } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { homeOf } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { Facts } from '#client/ui/facts.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { AskForm } from './ask-form.tsx'
import { LostMail } from './lost-mail.tsx'
import { WithoutSigningIn } from './without-signing-in.tsx'

/** Whoever is signed in is past this page. */
export async function loader({ context }: LoaderFunctionArgs) {
  const session = await context.get(queryClientContext).ensureQueryData(sessionQuery)
  if (session.scope !== 'none') throw redirect(homeOf(session))
  return null
}

export function Component() {
  const { t } = useWords()
  const { organisation } = useTenant()
  const [see, decide] = [t('start.see', { organisation: organisation.name }), t('start.decide')]
  const title = (
    <>
      <span>{see}</span> <span>{decide}</span>
    </>
  )
  return (
    <>
      <div className="start">
        <div className="stack">
          <PageHead title={title} documentTitle={t('shell.your-privacy')} />
          <AskForm />
        </div>
        <Example />
      </div>
      <LostMail />
      <WithoutSigningIn />
    </>
  )
}

/** What one item looks like, so that the first page shows what the words promise. */
function Example() {
  const { t } = useWords()
  const { organisation } = useTenant()
  const labels = useFactLabels()
  const withSmall = (text: string, small: string) => (
    <>
      {text} <small>{small}</small>
    </>
  )
  return (
    <div className="stack-s">
      <h2 className="aside-title">{t('start.example.title')}</h2>
      <Plate>
        <p className="fine quiet">{t('start.example.name')}</p>
        <p className="big-value tight">+47 000 41 118</p>
        <Facts
          labels={labels}
          facts={{
            from: withSmall(t('start.example.from'), t('start.example.from-small')),
            use: withSmall(t('start.example.use'), t('start.example.use-small')),
            because: t('start.example.because'),
            until: t('start.example.until'),
            shared: t('start.example.shared', { organisation: organisation.name }),
          }}
        />
        <p className="beside">{t('start.example.acts')}</p>
      </Plate>
    </div>
  )
}
