import { useSearchParams } from 'react-router'
import type { DeskView } from '#api/contract/staff.ts'
import { useWords } from '#client/lib/words.tsx'
import { Segments } from '#client/ui/segments.tsx'
import { ExtendForm } from './extend-form.tsx'
import { FulfilForm } from './fulfil-form.tsx'
import { RefuseForm } from './refuse-form.tsx'
import type { useDeskAct } from './staff-queries.ts'
import { WriteForm } from './write-form.tsx'

export interface ActProps {
  desk: DeskView
  act: ReturnType<typeof useDeskAct>
}

const forms = {
  answer: FulfilForm,
  refuse: RefuseForm,
  extend: ExtendForm,
  ask: (props: ActProps) => <WriteForm type="AskClarification" {...props} />,
  write: (props: ActProps) => <WriteForm type="AddMessage" {...props} />,
}
type Act = keyof typeof forms
const names = Object.keys(forms) as Act[]

/** The five things the desk can do with an open request, one at a time. */
export function Acts({ desk, act }: ActProps) {
  const { t } = useWords()
  const [search] = useSearchParams()
  const chosen = names.find((name) => name === search.get('act')) ?? 'answer'
  const Form = forms[chosen]
  return (
    <>
      <Segments
        label={t('desk.acts')}
        segments={names.map((key) => ({ key, to: { search: `?act=${key}` }, label: t(`desk.act.${key}`), here: key === chosen }))}
      />
      {/* Every act leaves a message, and a new number of messages an empty form. */}
      <Form key={`${chosen} ${desk.messages.length}`} desk={desk} act={act} />
    </>
  )
}
