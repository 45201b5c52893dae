import { type SubmitEvent, useState } from 'react'
import { Link } from 'react-router'
import type { ItemView } from '#api/contract/data.ts'
import { ApiError, isRefusal } from '#client/lib/api-error.ts'
import { useNotSaved } from '#client/lib/use-not-saved.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Saved } from '#client/ui/status.tsx'
import { NotSaved } from '#client/ui/switch.tsx'
import { useCorrect } from './data-queries.ts'
import { requestPath } from './request-path.ts'

const takeFocus = (control: HTMLElement | null) => control?.focus()

interface CorrectFieldProps {
  item: ItemView
  field: string
  label: string
  /** The value as it is shown. */
  now: string
  /** The only value there is. */
  big?: boolean
}

/** One value and its correction, old beside new; no proof and no reason is asked for (GDPR Art. 16). */
export function CorrectField({ item, field, label, now, big }: CorrectFieldProps) {
  const { t } = useWords()
  const correct = useCorrect(item.id)
  const [open, setOpen] = useState<boolean>()
  const [before, setBefore] = useState(now)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBefore(now)
    const value = String(new FormData(event.currentTarget).get('value'))
    correct.mutate({ field, value }, { onSuccess: () => setOpen(false) })
  }
  const cancel = () => {
    correct.reset()
    setOpen(false)
  }
  return (
    <div className="stack-s">
      {open ? (
        <form className="stack-s" onSubmit={submit}>
          <TextField
            label={t('data.correct.new', { label })}
            hint={t('data.correct.now', { now })}
            error={correct.error instanceof ApiError ? correct.error.field('value') : undefined}
            name="value"
            required
            maxLength={1000}
            ref={takeFocus}
          />
          {correct.isError && <Failed item={item} error={correct.error} />}
          <div className="row">
            <Button type="submit" small busy={correct.isPending && t('switch.saving')}>
              {t('data.correct.save')}
            </Button>
            <Button small onClick={cancel}>
              {t('data.correct.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="row between">
          <span className={big ? 'big-value' : undefined}>{now}</span>
          <Button
            small
            ref={open === false ? takeFocus : undefined}
            aria-label={t('data.correct.what', { label })}
            onClick={() => setOpen(true)}
          >
            {t('data.correct')}
          </Button>
        </div>
      )}
      <span role="status">{correct.isSuccess && <Saved>{t('data.correct.saved', { before })}</Saved>}</span>
    </div>
  )
}

/** Where the system cannot take it over by itself, people can. */
function Failed({ item, error }: { item: ItemView; error: Error }) {
  const { t } = useWords()
  const notSaved = useNotSaved()
  return (
    <>
      <NotSaved>{notSaved(t('data.correct.not-saved'), error)}</NotSaved>
      {isRefusal(error, 'not-possible') && <Link to={requestPath('rectification', item)}>{t('data.correct.ask')}</Link>}
    </>
  )
}
