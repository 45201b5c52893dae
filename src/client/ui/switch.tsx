import { type ReactNode, type Ref, useId } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** Where a change stands. `failed` shows the old place again; the row says what was not saved. */
export type SaveState = 'still' | 'saving' | 'saved' | 'failed'

export interface SwitchWords {
  on: string
  off: string
  saving: string
  saved: string
}

export interface SwitchProps {
  /** What is switched, in full: it is the name a reader of the screen hears. */
  label: string
  /** What the server last said, never what was pressed. */
  on: boolean
  state: SaveState
  words: SwitchWords
  /** In small under the switch: that nothing was decided yet, for example. */
  note?: string
  /** Where the focus goes when a button beside the switch leaves the page. */
  box?: Ref<HTMLInputElement>
  onSwitch: (next: boolean) => void
}

/** Keeps its place until `on` changes, because nothing is saved before the server says so. */
export function Switch({ label, on, state, words, note, box, onSwitch }: SwitchProps) {
  const id = useId()
  const saving = state === 'saving'
  return (
    <label className="switch" data-state={saving ? 'saving' : undefined}>
      <input
        type="checkbox"
        role="switch"
        ref={box}
        aria-label={label}
        aria-describedby={note ? id : undefined}
        checked={on}
        aria-checked={on}
        aria-busy={saving || undefined}
        onChange={() => {
          if (!saving) onSwitch(!on)
        }}
      />
      <span className="word">
        <span aria-hidden="true">{saving ? words.saving : on ? words.on : words.off}</span>
        <span role="status">{state === 'saved' && <small>{words.saved}</small>}</span>
      </span>
      {note && (
        <span className="switch-note" id={id}>
          {note}
        </span>
      )}
    </label>
  )
}

/** What has no switch: a lock and a word; the reason stands in the text of the row. */
export function Locked({ children }: { children: ReactNode }) {
  return (
    <span className="locked">
      <Icon name="lock" />
      {children}
    </span>
  )
}

/** Names the thing and the state it still has, with the mend in place. */
export function NotSaved({ children, retry, onRetry }: { children: ReactNode; retry?: string; onRetry?: () => void }) {
  return (
    <div className="row">
      <p className="unsaved" role="alert">
        <Icon name="alert" />
        <span>{children}</span>
      </p>
      {retry && (
        <Button small onClick={onRetry}>
          {retry}
        </Button>
      )}
    </div>
  )
}
