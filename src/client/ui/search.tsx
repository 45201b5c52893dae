import { type ComponentProps, useId } from 'react'
import { Icon } from './icon.tsx'

/** The label stands in the field too, as what is typed over. */
export function SearchField({ label, ...input }: ComponentProps<'input'> & { label: string }) {
  const id = useId()
  return (
    <div className="search">
      <Icon name="search" />
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <input {...input} id={id} type="search" className="input" placeholder={label} />
    </div>
  )
}
