import { useWords } from '#client/lib/words.tsx'
import { TextField } from '#client/ui/field.tsx'
import { SelectField } from '#client/ui/select.tsx'
import type { CorrectProps } from './correct-field.tsx'

const takeFocus = (control: HTMLElement | null) => control?.focus()

interface NewValueProps extends Pick<CorrectProps, 'category' | 'value'> {
  label: string
  hint: string
  error: string | undefined
}

/** The field for a new value: one of those there are, where it is a code or a yes and no; else words. */
export function NewValue({ category, value, ...field }: NewValueProps) {
  const { t, text } = useWords()
  const codes = Object.entries(category?.fields[value.name]?.values ?? {}).map(([code, words]) => ({ value: code, label: text(words) }))
  const yesAndNo = [
    { value: 'true', label: t('data.yes') },
    { value: 'false', label: t('data.no') },
  ]
  const options = typeof value.value === 'boolean' ? yesAndNo : codes
  if (options.length === 0) return <TextField {...field} name="value" required maxLength={1000} ref={takeFocus} />
  const others = options.filter((one) => one.value !== String(value.value))
  return <SelectField {...field} name="value" required ref={takeFocus} options={others} />
}
