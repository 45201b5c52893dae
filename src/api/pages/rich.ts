import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

const tags: Record<string, string> = { b: '<b>', '/b': '</b>', n: '<span class="name">', '/n': '</span>', w: '<wbr>' }

/** A sentence of the catalogues as HTML: everything escaped, but `<b>` (a fact), `<n>` (kept on one line where there is room) and `<w>` (a line may end here). */
export function rich(sentence: string): HtmlEscapedString {
  const escaped = sentence.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return raw(escaped.replaceAll(/&lt;(\/?[bn]|w)&gt;/g, (_, tag: string) => tags[tag]!))
}
