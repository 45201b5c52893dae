import { type ReactNode, type SubmitEvent, useId } from 'react'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextArea } from '#client/ui/field.tsx'
import { type Condition, Gate } from '#client/ui/gate.tsx'
import { useGateWords } from './gate-words.ts'

interface ActFormProps {
  title: string
  /** What it does and what the person gets to know of it. */
  explain: ReactNode
  words: { label: string; hint?: string; text: string; error?: string; onText: (text: string) => void }
  /** What must hold beside the words; shown as a list when there is anything. */
  conditions?: readonly Condition[]
  /** Words of the button, and those while it is sent. */
  send: string
  sending: string | false
  onSend: () => void
  /** Fields above the words. */
  children?: ReactNode
}

/** One act with its words. The button waits, and says for what, until nothing is missing. */
export function ActForm({ title, explain, words, conditions = [], send, sending, onSend, children }: ActFormProps) {
  const { t } = useWords()
  const gateWords = useGateWords()
  const id = useId()
  const all = [...conditions, { key: 'words', met: words.text.trim() !== '', content: t('desk.gate.words') }]
  const missing = all.filter(({ met }) => !met).length
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (missing === 0 && !sending) onSend()
  }
  return (
    <form className="plate" onSubmit={submit}>
      <h3>{title}</h3>
      <p className="tight quiet">{explain}</p>
      {children}
      <TextArea
        label={words.label}
        hint={words.hint}
        error={words.error}
        maxLength={5000}
        value={words.text}
        onChange={(event) => words.onText(event.target.value)}
      />
      {conditions.length > 0 && <Gate label={t('desk.gate.before')} words={gateWords} conditions={all} />}
      <div className="row">
        <Button type="submit" look="primary" busy={sending} notYet={missing > 0 ? id : undefined}>
          {send}
        </Button>
      </div>
      <p className="fine quiet tight" id={id}>
        {missing > 0 && (conditions.length > 0 ? t('desk.missing', { count: missing }) : t('desk.missing-words'))}
      </p>
    </form>
  )
}
