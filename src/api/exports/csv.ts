/** What a spreadsheet would take for a formula; also what already stands behind the quote that protects it. */
const formula = /^'*[=+\-@\t\r\n\0＝＋－＠]/

/** Puts a quote before what a spreadsheet would run (EXP-03). `unescapeFormula` takes it away again. */
export const escapeFormula = (text: string) => (formula.test(text) ? `'${text}` : text)
export const unescapeFormula = (text: string) => (text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text)

type Cell = string | number | boolean | null | undefined

/** One record of RFC 4180 with its line end. Numbers stay numbers; a missing value is an empty field. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(field).join(',')}\r\n`
}

function field(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = escapeFormula(cell)
  return text !== cell || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
