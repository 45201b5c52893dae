import { useRef } from 'react'
import type { ChoicesView } from '#api/contract/choices.ts'
import { useNow } from '#client/lib/clock.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Note } from '#client/ui/note.tsx'
import { Saved } from '#client/ui/status.tsx'
import { channels } from '#domain/evidence.ts'
import { isOn } from '#domain/permission.ts'
import { useChoose } from './choices-queries.ts'
import { NotDone } from './not-done.tsx'
import { freeTopics, standingOf } from './what-stands.ts'

/** Channels by which nothing goes out, though the person never said so: since when, why, and the way out (SUP-04). */
export function Blocks({ choices }: { choices: ChoicesView }) {
  const { t, text } = useWords()
  const { date, list } = useFormat()
  const readOnly = useReadOnly()
  const tenant = useTenant()
  const lift = useChoose()
  const done = useRef<HTMLDivElement>(null)
  const now = useNow().toISOString()
  const { blocks = {} } = choices
  const backBy = (channel: (typeof channels)[number]) =>
    freeTopics(tenant)
      .filter((topic) => isOn(standingOf(tenant, { ...choices, blocks: {} }, topic, channel, now)))
      .map((topic) => text(topic.title))
  return (
    <>
      {channels.map((channel) => {
        const block = blocks[channel]
        if (!block) return null
        const back = backBy(channel)
        const name = t(`channel-name.${channel}`)
        // The button goes with its block: the focus stays at the place where the result is said.
        const press = () => lift.mutate({ type: 'LiftBlock', channel }, { onSuccess: () => done.current?.focus() })
        const act = (
          <Button icon="undo" onClick={press} busy={lift.isPending && t('switch.saving')}>
            {t('choices.block.lift', { channel: name })}
          </Button>
        )
        return (
          <Note key={channel} tone="held" icon="refused" title={t('choices.block.title', { channel: name })} act={!readOnly && act}>
            <p>{t(`choices.block.${block.reason}`, { date: date(block.at), channel: t(`channel.${channel}`) })}</p>
            <p>{back.length > 0 ? t('choices.block.comes-back', { topics: list(back) }) : t('choices.block.nothing-back')}</p>
            {lift.isError && <NotDone still={t('choices.block.still')} error={lift.error} />}
          </Note>
        )
      })}
      <div role="status" tabIndex={-1} ref={done}>
        {lift.isSuccess && <Saved>{t('choices.block.lifted')}</Saved>}
      </div>
    </>
  )
}
