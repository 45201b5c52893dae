import type { NoticeText } from '#domain/tenant.ts'
import { differences, type Piece, wordDifferences } from './differences.ts'

/** One part of a notice: its heading and the texts below it. */
export interface NoticeSection {
  id: string
  title: string
  texts: string[]
}

/** A section that differs; each side is a list of texts in pieces, with only what that side has. */
export interface ChangedSection {
  id: string
  title: string
  kind: 'changed' | 'new' | 'gone'
  before: Piece<string>[][]
  after: Piece<string>[][]
}

/** Texts before the first heading come under an empty id. */
export function sectionsOf({ blocks }: NoticeText): NoticeSection[] {
  const sections: NoticeSection[] = [{ id: '', title: '', texts: [] }]
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ id: block.id, title: block.text, texts: [] })
    else sections.at(-1)!.texts.push(...(block.kind === 'list' ? block.items : [block.text]))
  }
  return sections.filter(({ id, texts }) => id || texts.length > 0)
}

/** Sections are matched by the id of their heading, so a new title is not a new section. */
export function compareNotices(before: NoticeText, after: NoticeText): { changed: ChangedSection[]; same: number } {
  const older = sectionsOf(before)
  const newer = sectionsOf(after)
  const compared = newer.map((section) =>
    compareSections(
      older.find(({ id }) => id === section.id),
      section,
    ),
  )
  const gone = older.filter(({ id }) => !newer.some((section) => section.id === id)).map((section) => compareSections(section, undefined))
  const changed = [...compared, ...gone].filter((section) => section !== undefined)
  return { changed, same: compared.filter((section) => section === undefined).length }
}

const whole = (texts: string[], kind: 'new' | 'gone'): Piece<string>[][] => texts.map((value) => [{ kind, value }])

function compareSections(older: NoticeSection | undefined, newer: NoticeSection | undefined): ChangedSection | undefined {
  if (!older) return newer && { id: newer.id, title: newer.title, kind: 'new', before: [], after: whole(newer.texts, 'new') }
  if (!newer) return { id: older.id, title: older.title, kind: 'gone', before: whole(older.texts, 'gone'), after: [] }
  if (older.title === newer.title && older.texts.join('\n') === newer.texts.join('\n')) return undefined
  return { id: newer.id, title: newer.title, kind: 'changed', ...compareTexts(older.texts, newer.texts) }
}

/** Two texts are the same paragraph rewritten when half of the words stay; else one is gone and the other new. */
const alike = (one: string, other: string) => {
  const kept = wordDifferences(one, other).filter(({ kind }) => kind === 'same')
  return kept.reduce((sum, { value }) => sum + value.length, 0) * 2 >= Math.max(one.length, other.length)
}

function compareTexts(older: string[], newer: string[]): Pick<ChangedSection, 'before' | 'after'> {
  const partner = (text: string) => older.find((one) => alike(one, text))
  const before: Piece<string>[][] = []
  const after: Piece<string>[][] = []
  for (const { kind, value } of differences(older, newer, alike)) {
    if (kind === 'gone') before.push([{ kind, value }])
    else if (kind === 'new') after.push([{ kind, value }])
    else {
      const pieces = wordDifferences(partner(value) ?? value, value)
      before.push(pieces.filter((piece) => piece.kind !== 'new'))
      after.push(pieces.filter((piece) => piece.kind !== 'gone'))
    }
  }
  return { before, after }
}
