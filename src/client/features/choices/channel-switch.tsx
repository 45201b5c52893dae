import { useRef } from 'react'
import type { ChoicesView } from '#api/contract/choices.ts'
import { useNow } from '#client/lib/clock.ts'
import { useSwitchWords } from '#client/lib/part-words.ts'
import { saveStateOf } from '#client/lib/save-state.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { MatrixCell } from '#client/ui/matrix.tsx'
import { Locked, Switch } from '#client/ui/switch.tsx'
import type { Channel } from '#domain/evidence.ts'
import { isOn } from '#domain/permission.ts'
import type { Topic } from '#domain/tenant.ts'
import { BlockedCell } from './blocked-cell.tsx'
import { useChoose } from './choices-queries.ts'
import { NotDone } from './not-done.tsx'
import { Requested } from './requested.tsx'
import { standingOf } from './what-stands.ts'

interface ChannelSwitchProps {
  column: string
  topic: Topic
  channel: Channel
  choices: ChoicesView
}

/** Why a switch stands where it stands, where that was no choice of the person for this very topic. */
const reasons = ['from-start', 'never-decided', 'requested', 'objected', 'consent-ended']

/** One topic by one channel: yes, no, or never asked, and then the switch shows what happens now and says that nobody asked. */
export function ChannelSwitch({ column, topic, channel, choices }: ChannelSwitchProps) {
  const { t, text } = useWords()
  const words = useSwitchWords()
  const readOnly = useReadOnly()
  const tenant = useTenant()
  const choose = useChoose()
  const box = useRef<HTMLInputElement>(null)
  const now = useNow().toISOString()
  const stands = standingOf(tenant, choices, topic, channel, now)
  const on = isOn(stands)
  const label = t('choices.topic-by-channel', { topic: text(topic.title), channel: t(`channel.${channel}`) })
  const choice = { topic: topic.id, channel }
  const turn = (next: boolean) => choose.mutate({ type: next ? 'Subscribe' : 'Unsubscribe', ...choice })
  const again = () => {
    box.current?.focus()
    if (choose.variables) choose.mutate(choose.variables)
  }
  const asked = stands === 'requested' ? choices.topics[topic.id]?.[channel] : undefined
  return (
    <MatrixCell
      column={column}
      note={asked && !readOnly && <Requested label={label} at={asked.at} address={choices.address} busy={choose.isPending} onTurn={turn} />}
      trouble={
        choose.isError && (
          <NotDone still={t('choices.not-saved', { what: label, state: on ? 'on' : 'off' })} error={choose.error} onAgain={again} />
        )
      }
    >
      {stands === 'blocked' ? (
        <BlockedCell
          label={label}
          on={isOn(standingOf(tenant, { ...choices, blocks: {} }, topic, channel, now))}
          choose={choose}
          choice={choice}
        />
      ) : readOnly ? (
        <Locked>{on ? words.on : words.off}</Locked>
      ) : (
        <Switch
          label={label}
          on={on}
          state={saveStateOf(choose)}
          words={words}
          note={reasons.includes(stands) ? t(`choices.note.${stands}`) : undefined}
          box={box}
          onSwitch={turn}
        />
      )}
    </MatrixCell>
  )
}
