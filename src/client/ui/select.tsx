import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'

export interface Option {
  value: string
  label: string
  /** Language of the label, where it is not that of the page. */
  lang?: string
}

type SelectProps = ComponentProps<'select'> & { options: readonly Option[] }

/** A bare select, for a bar or a row; give it a label of its own. */
export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <span className="select">
      <select {...rest} className={classNames('input', className)}>
        {options.map(({ value, label, lang }) => (
          <option key={value} value={value} lang={lang}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  )
}

export function SelectField({ label, hint, error, ...rest }: SelectProps & { label: string; hint?: string; error?: string }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <Select {...rest} {...control} />}
    </Field>
  )
}
