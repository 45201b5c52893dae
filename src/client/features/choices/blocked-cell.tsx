import { useReadOnly } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Locked } from '#client/ui/switch.tsx'
import type { Channel } from '#domain/evidence.ts'
import type { useChoose } from './choices-queries.ts'

interface BlockedCellProps {
  label: string
  /** Whether it comes again once the block is lifted. */
  on: boolean
  choose: ReturnType<typeof useChoose>
  choice: { topic: string; channel: Channel }
}

/** Nothing goes out, whatever is chosen; what would come back with the end of the block can be stopped all the same. */
export function BlockedCell({ label, on, choose, choice }: BlockedCellProps) {
  const { t } = useWords()
  const readOnly = useReadOnly()
  return (
    <span className="stack-s">
      <Locked>{t('choices.block.word')}</Locked>
      {on && !readOnly && (
        <Button
          small
          aria-label={`${t('choices.block.stop')}: ${label}`}
          onClick={() => choose.mutate({ type: 'Unsubscribe', ...choice })}
          busy={choose.isPending && t('switch.saving')}
        >
          {t('choices.block.stop')}
        </Button>
      )}
    </span>
  )
}
