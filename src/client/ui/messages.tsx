import type { ReactNode } from 'react'

export interface Message {
  key: string
  from: ReactNode
  when: ReactNode
  /** Plain text keeps its paragraphs. */
  text: ReactNode
}

/** Who and when above each text; never left and right. */
export function Messages({ messages }: { messages: readonly Message[] }) {
  return (
    <ol className="messages">
      {messages.map(({ key, from, when, text }) => (
        <li key={key}>
          <header>
            <h3>{from}</h3>
            <span className="quiet fine">{when}</span>
          </header>
          {typeof text === 'string' ? (
            text.split(/\n+/).map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never move
              <p key={index}>{paragraph}</p>
            ))
          ) : (
            <p>{text}</p>
          )}
        </li>
      ))}
    </ol>
  )
}
