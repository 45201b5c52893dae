import type { ComponentProps, ReactNode } from 'react'

/** One radio button or checkbox with its words; the whole label is the target. */
export function Pick({
  label,
  hint,
  ...input
}: ComponentProps<'input'> & { type: 'radio' | 'checkbox'; label: ReactNode; hint?: ReactNode }) {
  return (
    <label className="pick">
      <input {...input} />
      <span>{label}</span>
      {hint && <span className="hint">{hint}</span>}
    </label>
  )
}

export function PickGroup({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="legend">{legend}</legend>
      {children}
    </fieldset>
  )
}
