import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ChoicesView } from '#api/contract/choices.ts'
import { isRefusal } from '#client/lib/api-error.ts'
import { useNow } from '#client/lib/clock.ts'
import { useSwitchWords } from '#client/lib/part-words.ts'
import { saveStateOf } from '#client/lib/save-state.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { tenantQuery } from '#client/lib/tenant.ts'
import { useNotSaved } from '#client/lib/use-not-saved.ts'
import { useWords } from '#client/lib/words.tsx'
import { ChoiceRow, SwitchRow } from '#client/ui/choice-list.tsx'
import { Locked } from '#client/ui/switch.tsx'
import { mayUse } from '#domain/permission.ts'
import type { Purpose } from '#domain/tenant.ts'
import { useChoose } from './choices-queries.ts'
import { ConsentMeta } from './consent-meta.tsx'

/** One use that needs a yes. The text that is read is the text that is agreed to: its version goes with the answer. */
export function ConsentRow({ purpose, choices }: { purpose: Purpose; choices: ChoicesView }) {
  const { t, text } = useWords()
  const words = useSwitchWords()
  const readOnly = useReadOnly()
  const notSaved = useNotSaved()
  const client = useQueryClient()
  const choose = useChoose()
  const box = useRef<HTMLInputElement>(null)
  const on = mayUse(purpose, choices, useNow().toISOString())
  const title = text(purpose.title)
  const turn = (yes: boolean) =>
    choose.mutate({ type: yes ? 'GiveConsent' : 'RefuseConsent', purpose: purpose.id, textVersion: purpose.textVersion })
  const outdated = isRefusal(choose.error, 'text-outdated')
  const readAnew = () =>
    client.refetchQueries({ queryKey: tenantQuery.queryKey }).then(() => {
      choose.reset()
      box.current?.focus()
    })
  const again = () => {
    box.current?.focus()
    if (choose.variables) choose.mutate(choose.variables)
  }
  const about = (
    <>
      <p>{text(purpose.description)}</p>
      {purpose.on && purpose.off && <p>{t('choices.consents.on-off', { on: text(purpose.on), off: text(purpose.off) })}</p>}
    </>
  )
  const meta = <ConsentMeta purpose={purpose} consent={choices.consents[purpose.id]} />
  if (readOnly) {
    return (
      <ChoiceRow title={title} meta={meta} act={<Locked>{on ? words.on : words.off}</Locked>}>
        {about}
      </ChoiceRow>
    )
  }
  return (
    <SwitchRow
      title={title}
      on={on}
      state={saveStateOf(choose)}
      words={words}
      box={box}
      onSwitch={turn}
      meta={meta}
      notSaved={{
        text: notSaved(t('choices.not-saved', { what: title, state: on ? 'on' : 'off' }), choose.error),
        retry: outdated ? t('choices.consents.new-text') : t('not-saved.again'),
        onRetry: outdated ? readAnew : again,
      }}
    >
      {about}
    </SwitchRow>
  )
}
