import type { NoticeText } from '#domain/tenant.ts'

type NoticeBlock = NoticeText['blocks'][number]

/** A notice as headings, paragraphs and lists. It holds no markup, so there is none to trust. */
export function Blocks({ blocks }: { blocks: readonly NoticeBlock[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a version never move
  return blocks.map((block, index) => <Block key={index} block={block} />)
}

function Block({ block }: { block: NoticeBlock }) {
  if (block.kind === 'heading') return <h2 id={block.id}>{block.text}</h2>
  if (block.kind === 'paragraph') return <p>{block.text}</p>
  return (
    <ul>
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
