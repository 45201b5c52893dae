import { type ReactNode, useId } from 'react'

/** Long work: count, size and time left in words beside the bar. */
export function Progress({ title, done, all, children }: { title: ReactNode; done: number; all: number; children: ReactNode }) {
  const id = useId()
  return (
    <>
      <h3 id={id}>{title}</h3>
      <progress className="progress" aria-labelledby={id} value={done} max={all} />
      <p className="quiet tight">{children}</p>
    </>
  )
}
