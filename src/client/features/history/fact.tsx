import { Link } from 'react-router'
import type { HistoryEntry } from '#api/contract/history.ts'
import { useEventSentence } from '#client/lib/event-sentence.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { receiptPath } from './place.ts'
import { useWho } from './who.ts'

/** One fact: what, by whom and by which door, in which words, and its receipt. */
export function Fact({ entry }: { entry: HistoryEntry }) {
  const { t } = useWords()
  const { language: nameOf } = useFormat()
  const sentence = useEventSentence()
  const who = useWho()
  const what = sentence(entry.event)
  const language = nameOf(entry.language)
  const words = entry.textVersion
    ? t('history.words', { version: entry.textVersion, language })
    : entry.actor === 'data-subject' && t('history.language', { language })
  return (
    <>
      <h3>{what}</h3>
      <p>
        {who(entry)} {words} <ReceiptLink entry={entry} what={what} />
        {entry.stream.startsWith('request/') && (
          <>
            {' · '}
            <Link to={`/requests/${entry.stream.slice('request/'.length)}`}>{t('history.request')}</Link>
          </>
        )}
      </p>
    </>
  )
}

export function ReceiptLink({ entry, what }: { entry: HistoryEntry; what: string }) {
  const { t } = useWords()
  return (
    <Link to={receiptPath(entry)}>
      {t('history.receipt')}
      <span className="sr"> {t('history.receipt-of', { what })}</span>
    </Link>
  )
}
