import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'

/** Only for display; what counts is the header each request carries (GPC-02). */
const signalled = () => 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true

export function Gpc() {
  const { t } = useWords()
  const on = signalled()
  return (
    <Note icon={on ? 'check' : 'info'} title={on ? t('cookies.gpc.on') : t('cookies.gpc.off')}>
      {on ? t('cookies.gpc.on-text') : t('cookies.gpc.off-text')}
    </Note>
  )
}
