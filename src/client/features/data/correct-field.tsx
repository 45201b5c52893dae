import { useState } from 'react'
import type { ItemView } from '#api/contract/data.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Saved } from '#client/ui/status.tsx'
import type { Category } from '#domain/tenant.ts'
import { CorrectForm } from './correct-form.tsx'
import { useCorrect } from './correct-queries.ts'
import { Disputed } from './disputed.tsx'
import { useShowValue } from './use-show-value.tsx'

export interface CorrectProps {
  item: ItemView
  category: Category | undefined
  value: ItemView['values'][number]
}

interface CorrectFieldProps extends CorrectProps {
  /** The only value there is. */
  big?: boolean
}

const takeFocus = (control: HTMLElement | null) => control?.focus()

/** One value and its correction; no proof and no reason is demanded (GDPR Art. 16). While a human looks at it, it stands as disputed. */
export function CorrectField({ item, category, value, big }: CorrectFieldProps) {
  const { t } = useWords()
  const { labelOf, show, node } = useShowValue(category)
  const correct = useCorrect(item.id)
  const [open, setOpen] = useState<boolean>()
  const [before, setBefore] = useState(value)
  const label = labelOf(value)
  const close = () => setOpen(false)
  const cancel = () => {
    correct.reset()
    close()
  }
  const send = (wanted: Parameters<typeof correct.mutate>[0]) => {
    setBefore(value)
    correct.mutate(wanted, { onSuccess: close })
  }
  const saved = correct.isSuccess && !correct.data.request
  return (
    <div className="stack-s">
      {open && !value.disputed ? (
        <CorrectForm item={item} category={category} value={value} correct={correct} onSend={send} onCancel={cancel} />
      ) : (
        <div className="row between">
          <span className={big ? 'big-value' : undefined}>{node(value)}</span>
          {!value.disputed && (
            <Button
              small
              ref={open === false ? takeFocus : undefined}
              aria-label={t(value.correctable ? 'data.correct.what' : 'data.dispute.what', { label })}
              onClick={() => setOpen(true)}
            >
              {t(value.correctable ? 'data.correct' : 'data.dispute')}
            </Button>
          )}
        </div>
      )}
      <div role="status">
        {saved && <Saved>{t('data.correct.saved', { before: show(before), now: show(value) })}</Saved>}
        {value.disputed && <Disputed disputed={value.disputed} />}
      </div>
    </div>
  )
}
