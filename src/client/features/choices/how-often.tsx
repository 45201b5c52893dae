import type { ChoicesView } from '#api/contract/choices.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Select } from '#client/ui/select.tsx'
import { Saved } from '#client/ui/status.tsx'
import { frequencyNow } from '#domain/frequency.ts'
import type { Topic } from '#domain/tenant.ts'
import { useChoose } from './choices-queries.ts'
import { NotDone } from './not-done.tsx'

/** How often a topic comes, where it offers a choice. The list shows what the server last said. */
export function HowOften({ topic, choices }: { topic: Topic; choices: ChoicesView }) {
  const { t, text } = useWords()
  const readOnly = useReadOnly()
  const choose = useChoose()
  const now = frequencyNow(topic, choices)
  if (!topic.frequencies || !now || readOnly) return null
  const name = `${t('choices.often.label')}: ${text(topic.title)}`
  const options = topic.frequencies.map(({ id, title }) => ({ value: id, label: text(title) }))
  const set = (frequency: string) => choose.mutate({ type: 'SetFrequency', topic: topic.id, frequency })
  return (
    <>
      <div className="row often">
        <span aria-hidden="true">{t('choices.often.label')}</span>
        <Select
          className="auto"
          aria-label={name}
          aria-busy={choose.isPending || undefined}
          options={options}
          value={now.id}
          onChange={(event) => set(event.target.value)}
        />
        <span role="status" className="fine">
          {choose.isPending && t('switch.saving')}
          {choose.isSuccess && <Saved>{t('switch.saved')}</Saved>}
        </span>
      </div>
      {choose.isError && (
        <NotDone
          still={t('choices.often.not-saved', { topic: text(topic.title), often: text(now.title).toLocaleLowerCase() })}
          error={choose.error}
          onAgain={() => choose.variables && choose.mutate(choose.variables)}
        />
      )}
    </>
  )
}
