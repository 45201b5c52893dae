import { type SubmitEvent, useState } from 'react'
import type { RequestView } from '#api/contract/requests.ts'
import { ApiError, sentenceOf } from '#client/lib/api-error.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Covered } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextArea } from '#client/ui/field.tsx'
import { Messages } from '#client/ui/messages.tsx'
import { Note } from '#client/ui/note.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Saved } from '#client/ui/status.tsx'
import { Locked } from '#client/ui/switch.tsx'
import { useSendMessage } from './requests-queries.ts'

/** Everything the person and the office have written to each other. Who looks on as staff sees that there are words, not which. */
export function RequestMessages({ request }: { request: RequestView }) {
  const { t } = useWords()
  const { day, time } = useFormat()
  const readOnly = useReadOnly()
  const shown = request.messages.map(({ id, from, at, text }) => ({
    key: id,
    from: t(from === 'office' ? 'request.messages.office' : 'request.messages.you'),
    when: <time dateTime={at}>{`${day(at)}, ${time(at)}`}</time>,
    text: readOnly ? <Covered>{t('request.messages.covered')}</Covered> : text || t('request.messages.gone'),
  }))
  return (
    <>
      <h2>{t('request.messages')}</h2>
      <Plate>
        {shown.length === 0 && <p className="quiet">{t('request.messages.none')}</p>}
        <Messages messages={shown} />
        {request.open && (readOnly ? <Locked>{t('request.messages.locked')}</Locked> : <Write id={request.id} />)}
      </Plate>
    </>
  )
}

function Write({ id }: { id: string }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [empty, setEmpty] = useState(false)
  const message = useSendMessage(id)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setEmpty(text.trim() === '')
    if (text.trim()) message.mutate(text, { onSuccess: () => setText('') })
  }
  const atField = message.error instanceof ApiError ? message.error.field('text') : undefined
  const fault = empty ? t('request.messages.empty') : atField
  return (
    <form className="stack-s" onSubmit={submit} noValidate>
      <TextArea
        label={t('request.messages.write')}
        hint={t('request.messages.hint')}
        error={fault}
        name="text"
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {message.isError && !fault && (
        <Note tone="bad" role="alert">
          {sentenceOf(message.error) ?? t('request.messages.not-sent')}
        </Note>
      )}
      <div className="row">
        <Button type="submit" icon="send" busy={message.isPending && t('request.messages.sending')}>
          {t('request.messages.send')}
        </Button>
        <span role="status">{message.isSuccess && !text && <Saved>{t('request.messages.sent')}</Saved>}</span>
      </div>
    </form>
  )
}
