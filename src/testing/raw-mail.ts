import { createHash, type KeyObject, verify } from 'node:crypto'

/** One header field as it stands in the mail: `lines` with their breaks, folding included. */
export interface RawField {
  name: string
  lines: string
}

/** A mail taken apart by RFC 5322 and nothing more: no decoding, no mending. Throws for what is no mail. */
export function readRaw(raw: string): { fields: RawField[]; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  if (end < 0) throw new Error('no empty line after the header')
  const fields = raw.slice(0, end + 2).match(/^[^\s:]+:.*\r\n(?:[ \t].*\r\n)*/gm) ?? []
  if (fields.join('') !== raw.slice(0, end + 2)) throw new Error('the header is no list of fields')
  return { fields: fields.map((lines) => ({ name: lines.slice(0, lines.indexOf(':')), lines })), body: raw.slice(end + 4) }
}

/** The text of every field with a name, unfolded (RFC 5322 §2.2.3): the breaks go, the blanks after them stay. */
export const unfolded = (fields: readonly RawField[], name: string) =>
  fields
    .filter((field) => isCalled(field, name))
    .map(({ lines }) =>
      lines
        .slice(name.length + 1)
        .replaceAll('\r\n', '')
        .trim(),
    )

const isCalled = (field: RawField, name: string) => field.name.toLowerCase() === name.toLowerCase()

/** The tags of the one DKIM signature, blanks taken out. */
export function dkimTags(fields: readonly RawField[]): Record<string, string> {
  const [text, ...more] = unfolded(fields, 'DKIM-Signature')
  if (text === undefined || more.length > 0) throw new Error('not exactly one DKIM-Signature')
  const tags = text.split(';').map((tag) => tag.replaceAll(/\s/g, '').match(/^(\w+)=(.*)$/) ?? [])
  return Object.fromEntries(tags.filter(({ length }) => length > 0).map(([, name, value]) => [name, value]))
}

/** Whether the DKIM signature of a mail holds for this key (RFC 6376, rsa-sha256, relaxed/relaxed). */
export function dkimHolds(raw: string, publicKey: KeyObject): boolean {
  const { fields, body } = readRaw(raw)
  const tags = dkimTags(fields)
  if (tags.a !== 'rsa-sha256' || tags.c !== 'relaxed/relaxed' || tags.l !== undefined) return false
  if (createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64') !== tags.bh) return false
  const left = [...fields]
  // Of several fields with one name the last counts first (§5.4.2); a name without a field signs that there is none.
  const signed = tags.h!.split(':').flatMap((name) => {
    const at = left.findLastIndex((field) => isCalled(field, name))
    return at < 0 ? [] : left.splice(at, 1).map(relaxedField)
  })
  const own = fields.find((field) => isCalled(field, 'DKIM-Signature'))!
  const unsigned = relaxedField(own).replace(/(;\s*b=)[^;]*/, '$1')
  const data = Buffer.from([...signed, unsigned].join('\r\n'), 'latin1')
  return verify('sha256', data, publicKey, Buffer.from(tags.b!, 'base64'))
}

/** §3.4.2 */
function relaxedField({ name, lines }: RawField): string {
  const value = lines.slice(name.length + 1).replaceAll('\r\n', '')
  return `${name.toLowerCase()}:${value.replaceAll(/[ \t]+/g, ' ').trim()}`
}

/** §3.4.4 */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (lines.at(-1) === '') lines.pop()
  return lines.map((line) => `${line}\r\n`).join('')
}
