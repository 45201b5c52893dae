import { type ReactNode, type SubmitEvent, useState } from 'react'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import { Icon } from './icon.tsx'
import { SelectField } from './select.tsx'

interface Kind<Name> {
  kind: Name
  label: string
  type: string
  autoComplete: string
}

interface WhichPersonProps<Name> {
  title: string
  text: string
  /** What can be said; nothing where nobody may. */
  kinds: readonly Kind<Name>[]
  words: { kind: string; hint: string; send: string }
  busy?: string | false
  error?: string
  onSay: (said: { kind: Name; value: string }) => void
  without: ReactNode
}

/** In the place of what cannot be shown yet: why, one field, and what goes without it. */
export function WhichPerson<Name extends string>({ title, text, kinds, words, busy, error, onSay, without }: WhichPersonProps<Name>) {
  const [chosen, choose] = useState(kinds[0]?.kind)
  const asked = kinds.find(({ kind }) => kind === chosen)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const value = String(new FormData(event.currentTarget).get('value')).trim()
    if (asked && value && !busy) onSay({ kind: asked.kind, value })
  }
  return (
    <section className="plate" aria-labelledby="which-person">
      <h2 id="which-person" className="row">
        <Icon name="people" />
        {title}
      </h2>
      <p>{text}</p>
      {asked && (
        <form className="stack" onSubmit={submit}>
          {kinds.length > 1 && (
            <SelectField
              label={words.kind}
              name="kind"
              value={asked.kind}
              onChange={({ target }) => choose(kinds.find(({ kind }) => kind === target.value)?.kind)}
              options={kinds.map(({ kind, label }) => ({ value: kind, label }))}
            />
          )}
          <TextField
            key={asked.kind}
            label={asked.label}
            type={asked.type}
            autoComplete={asked.autoComplete}
            name="value"
            hint={words.hint}
            error={error}
            required
            maxLength={100}
          />
          <div className="row">
            <Button type="submit" look="primary" busy={busy}>
              {words.send}
            </Button>
          </div>
          <span className="sr" role="alert">
            {error}
          </span>
        </form>
      )}
      {without && <div className="stack-s">{without}</div>}
    </section>
  )
}
