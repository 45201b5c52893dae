import { useRef } from 'react'
import type { ChoicesView } from '#api/contract/choices.ts'
import { useNow } from '#client/lib/clock.ts'
import { useSwitchWords } from '#client/lib/part-words.ts'
import { saveStateOf } from '#client/lib/save-state.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useNotSaved } from '#client/lib/use-not-saved.ts'
import { useWords } from '#client/lib/words.tsx'
import { MatrixCell } from '#client/ui/matrix.tsx'
import { Locked, NotSaved, Switch } from '#client/ui/switch.tsx'
import type { Channel } from '#domain/evidence.ts'
import { isOn } from '#domain/permission.ts'
import type { Topic } from '#domain/tenant.ts'
import { useChoose } from './choices-queries.ts'
import { standingOf } from './what-stands.ts'

interface ChannelSwitchProps {
  column: string
  topic: Topic
  channel: Channel
  choices: ChoicesView
}

/** One topic by one channel. Where nothing was ever decided the switch shows what happens now, and says that nobody asked. */
export function ChannelSwitch({ column, topic, channel, choices }: ChannelSwitchProps) {
  const { t, text } = useWords()
  const words = useSwitchWords()
  const readOnly = useReadOnly()
  const notSaved = useNotSaved()
  const tenant = useTenant()
  const choose = useChoose()
  const box = useRef<HTMLInputElement>(null)
  const stands = standingOf(tenant, choices, topic, channel, useNow().toISOString())
  const on = isOn(stands)
  const label = t('choices.topic-by-channel', { topic: text(topic.title), channel: t(`channel.${channel}`) })
  const note = stands === 'from-start' || stands === 'never-decided' ? t('choices.not-asked') : undefined
  const choice = { topic: topic.id, channel }
  const turn = (next: boolean) => choose.mutate({ type: next ? 'Subscribe' : 'Unsubscribe', ...choice })
  const again = () => {
    box.current?.focus()
    if (choose.variables) choose.mutate(choose.variables)
  }
  const trouble = choose.isError && (
    <NotSaved retry={t('not-saved.again')} onRetry={again}>
      {notSaved(t('choices.not-saved', { what: label, state: on ? 'on' : 'off' }), choose.error)}
    </NotSaved>
  )
  return (
    <MatrixCell column={column} trouble={trouble}>
      {readOnly ? (
        <Locked>{on ? words.on : words.off}</Locked>
      ) : (
        <Switch label={label} on={on} state={saveStateOf(choose)} words={words} note={note} box={box} onSwitch={turn} />
      )}
    </MatrixCell>
  )
}
