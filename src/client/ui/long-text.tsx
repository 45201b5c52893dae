import { useState } from 'react'
import { Button } from './button.tsx'

/** So much is read at a glance; a system can hold megabytes in one field. */
const most = 2000

interface LongTextProps {
  text: string
  /** Words of the button that shows the rest, given how long the whole is. */
  all: (length: number) => string
  less: string
}

/** Somebody's text as it is: its lines, its direction, no markup; what is long is begun, and shown whole at a press. */
export function LongText({ text, all, less }: LongTextProps) {
  const [isWhole, setWhole] = useState(false)
  if (text.length <= most) return <Text>{text}</Text>
  return (
    <div className="stack-s">
      <div className="pieces">
        <Text>{isWhole ? text : begun(text)}</Text>
      </div>
      <p>
        <Button small aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? less : all(text.length)}
        </Button>
      </p>
    </div>
  )
}

/** In pieces, because a browser lays out only those in view, and takes minutes for megabytes in one. */
const Text = ({ children }: { children: string }) =>
  pieces(children).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
    <span key={index} className="said" dir="auto">
      {piece}
    </span>
  ))

const pieceLength = 4000

/** Ends each piece at a blank where there is one, and never within a character. */
function pieces(text: string): string[] {
  if (text.length <= pieceLength) return [text]
  return text.match(new RegExp(`[^]{1,${pieceLength}}(?=\\s|$)|[^]{1,${pieceLength}}(?![\\uDC00-\\uDFFF])`, 'g')) ?? []
}

/** Never half a character. */
const begun = (text: string) => `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`
