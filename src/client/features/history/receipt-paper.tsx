import { type ReactNode, useId } from 'react'
import type { Receipt } from '#api/contract/history.ts'
import { useEventSentence } from '#client/lib/event-sentence.ts'
import { useSession } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { KeyValues } from '#client/ui/key-values.tsx'
import { Paper } from '#client/ui/paper.tsx'
import { maskAddress } from '#domain/address.ts'
import { codeOf } from './place.ts'
import { useWho } from './who.ts'
import { WordsShown } from './words-shown.tsx'

interface ReceiptPaperProps {
  receipt: Receipt
  /** Heading of the paper; where the page's own heading says it, its id instead. */
  title?: string
  /** Everything there is to say, for print. */
  whole?: boolean
  children?: ReactNode
}

/** What happened, exactly when, by whom, in which words; below it the code and the fingerprint. */
export function ReceiptPaper({ receipt, title, whole, children }: ReceiptPaperProps) {
  const { t } = useWords()
  const { exact } = useFormat()
  const sentence = useEventSentence()
  const who = useWho()
  const person = useMaskedAddress()
  const id = useId()
  const { entry, controller } = receipt
  const pair = (key: string, value: ReactNode) => ({ key, name: t(`receipt.${key}`), value })
  const when = (
    <>
      {exact(entry.at)}
      {whole && (
        <>
          <br />
          <small className="quiet">{entry.at}</small>
        </>
      )}
    </>
  )
  const rest = [
    ...(person ? [pair('for', person)] : []),
    pair('controller', `${controller.name}, ${controller.address}`),
    pair('place', t('receipt.place.value', { version: entry.version, stream: entry.stream })),
    pair('fingerprint', <Fingerprint hash={entry.hash} />),
  ]
  return (
    <Paper wide={whole} label={title ? undefined : t('receipt.title')} labelledBy={title ? id : undefined}>
      {title && <h2 id={id}>{title}</h2>}
      <KeyValues
        ruled={whole}
        pairs={[
          pair('what', <b>{sentence(entry.event)}</b>),
          pair('when', when),
          pair('who', who(entry)),
          pair('words', <WordsShown receipt={receipt} />),
          ...(whole ? rest : []),
        ]}
      />
      {!whole && (
        <p className="code">
          {codeOf(entry)}
          <br />
          sha256 {spaced(entry.hash.slice(0, 16), 4)}
        </p>
      )}
      {children}
    </Paper>
  )
}

const spaced = (text: string, every: number) => text.match(new RegExp(`.{1,${every}}`, 'g'))!.join(' ')

const Fingerprint = ({ hash }: { hash: string }) => <span className="code">sha256 {spaced(hash, 16)}</span>

/** Staff who look on see no address. */
function useMaskedAddress(): string | undefined {
  const session = useSession()
  return session.scope === 'person' ? maskAddress(session.email) : undefined
}
