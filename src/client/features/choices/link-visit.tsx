import { Link } from 'react-router'
import type { LinkVisit as Visit } from '#client/lib/session.ts'
import { signInPath } from '#client/lib/way-back.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'

/** For whom this page is open, with which power, and the one way to everything else. */
export function LinkVisit({ visit }: { visit: Visit }) {
  const { t } = useWords()
  const address = visit.address || t('link.to-unknown')
  return (
    <Note icon="mail">
      <p>
        <Say id={`choices.link.${visit.scope}`} values={{ address }} components={{ 0: <b /> }} />
      </p>
      <p>
        <Say id="choices.link.everything" components={{ 0: <Link to={signInPath('/overview')} /> }} />
      </p>
    </Note>
  )
}
