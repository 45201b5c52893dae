import type { DeskView } from '#api/contract/staff.ts'
import { useNow } from '#client/lib/clock.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Messages } from '#client/ui/messages.tsx'
import { Plate } from '#client/ui/plate.tsx'

/** Every word of the person and of the office, oldest first. */
export function Conversation({ desk: { messages, name } }: { desk: DeskView }) {
  const { t } = useWords()
  const { when } = useFormat()
  const now = useNow()
  const written = messages.filter(({ text }) => text)
  return (
    <>
      <h2>{t('desk.messages')}</h2>
      <Plate>
        {written.length === 0 && <p className="quiet">{messages.length > 0 ? t('desk.messages-gone') : t('desk.messages-none')}</p>}
        {written.length > 0 && (
          <Messages
            messages={written.map(({ id, from, at, text }) => ({
              key: id,
              from: from === 'office' ? t('desk.from-office') : name || t('staff.erased'),
              when: when(at, now),
              text,
            }))}
          />
        )}
      </Plate>
    </>
  )
}
