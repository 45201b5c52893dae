import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'
import type { Piece } from './differences.ts'
import type { ChangedSection } from './sections.ts'

interface ChangesProps {
  changed: readonly ChangedSection[]
  /** Names of the two versions. */
  from: string
  to: string
}

/** Side by side when there is room; struck and underlined as well as coloured. */
export function Changes({ changed, from, to }: ChangesProps) {
  const { t } = useWords()
  return (
    <div className="diff">
      {changed.map(({ id, title, kind, before, after }) => (
        <section key={id}>
          <div className="row">
            <h2>{title}</h2>
            {kind === 'new' && <Chip icon="info">{t('compare.new')}</Chip>}
            {kind === 'gone' && <Chip icon="info">{t('compare.gone')}</Chip>}
          </div>
          <div className="two">
            {before.length > 0 && <Side title={from} texts={before} />}
            {after.length > 0 && <Side title={to} texts={after} />}
          </div>
        </section>
      ))}
    </div>
  )
}

function Side({ title, texts }: { title: string; texts: Piece<string>[][] }) {
  return (
    <div className="stack-s">
      <h3>{title}</h3>
      {texts.map((pieces, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts of a version never move
        <p key={index}>
          {pieces.map(({ kind, value }, place) => {
            const key = `${place}-${kind}`
            if (kind === 'gone') return <del key={key}>{value}</del>
            if (kind === 'new') return <ins key={key}>{value}</ins>
            return <span key={key}>{value}</span>
          })}
        </p>
      ))}
    </div>
  )
}
