import type { ReactNode, SubmitEvent } from 'react'
import { useEmailField } from '#client/lib/email-field.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'

interface MailFormProps {
  /** Where the form goes when there is no script. */
  action: string
  /** Of the field, where there is more than one on the page. */
  label?: string
  hint: string
  submit: string
  look?: 'primary'
  ask: { error: unknown; isPending: boolean; mutate: (person: { email: string }) => void }
  children?: ReactNode
}

/** A plain form that asks for a mail: it works before and without script (DESIGN §6); with script it stays on the page when the asking fails. */
export function MailForm({ action, label, hint, submit, look, ask, children }: MailFormProps) {
  const { t } = useWords()
  const { field, trouble } = useEmailField(ask.error)
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const email = new FormData(event.currentTarget).get('email')
    if (typeof email === 'string') ask.mutate({ email })
  }
  return (
    <form className="stack ask" method="post" action={action} onSubmit={send}>
      <TextField {...field} label={label ?? field.label} hint={hint} />
      {trouble && (
        <Note tone="bad" role="alert">
          {trouble}
        </Note>
      )}
      <div>
        <Button type="submit" look={look} busy={ask.isPending && t('sign-in.asking')}>
          {submit}
        </Button>
      </div>
      {children}
    </form>
  )
}
