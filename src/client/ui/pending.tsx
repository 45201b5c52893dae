import { Button, ButtonLink } from './button.tsx'
import { Note } from './note.tsx'
import { Saved } from './status.tsx'

export interface PendingProps {
  title: string
  /** What is missing and since when, system by system. */
  systems: readonly { key: string; text: string }[]
  owed: string
  /** The way to ask for it all the same; missing for who may not. */
  ask?: { to: string; label: string }
  again: { label: string; busy?: string | false; onPress: () => void }
  /** What came of asking again: still nothing, or an answer. */
  said?: string
}

const takeFocus = (line: HTMLElement | null) => line?.focus()

/** Something has not come yet: never a gap without words. It goes when what was missing is there, and says so to who asked. */
export function Pending({ title, systems, owed, ask, again, said }: PendingProps) {
  if (systems.length === 0) {
    return said ? (
      <p role="status" tabIndex={-1} ref={takeFocus}>
        <Saved>{said}</Saved>
      </p>
    ) : null
  }
  return (
    <Note
      tone="held"
      icon="clock"
      title={title}
      act={
        <>
          {ask && <ButtonLink to={ask.to}>{ask.label}</ButtonLink>}
          <Button onClick={again.onPress} busy={again.busy}>
            {again.label}
          </Button>
          <span role="status">{said}</span>
        </>
      }
    >
      {systems.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
      <p>{owed}</p>
    </Note>
  )
}
