/** One line of a table. `met` is missing where there is no budget, or none that a figure of one machine can answer. */
export interface Row {
  what: string
  floor?: string
  ours: string
  ratio?: number
  budget?: string
  met?: boolean
}

/** How much is measured: rounds of each pair, and items of the person whose data are read. */
export interface Size {
  rounds: number
  items: number
}

/** One benchmark. Throws when what it measured did not work: figures of a wrong outcome say nothing. */
export type Bench = (size: Size) => Promise<Row[]>

export type Bound = { least: number } | { most: number }

/** A figure and how it is written. */
export type Unit = (value: number) => string

export const perSecond: Unit = (value) => `${Math.round(value)}/s`
export const milliseconds: Unit = (value) => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`
export const seconds: Unit = (value) => `${value.toFixed(2)} s`
export const kilobytes: Unit = (value) => `${(value / 1000).toFixed(1)} kB`
export const kibibytes: Unit = (value) => `${(value / 1024).toFixed(1)} KiB`
export const mebibytes: Unit = (value) => `${(value / 1024 / 1024).toFixed(1)} MiB`
export const plain: Unit = (value) => String(Math.round(value * 1000) / 1000)

/** Ours beside a floor that ran in the same rounds. The ratio is the median of each round's own, so that a slow moment of the machine hits both. */
export function besideFloor(what: string, unit: Unit, pairs: readonly Pair[], bound?: Bound): Row {
  const ratio = median(pairs.map(({ floor, ours }) => ours / floor))
  return {
    what,
    floor: unit(median(pairs.map(({ floor }) => floor))),
    ours: unit(median(pairs.map(({ ours }) => ours))),
    ratio,
    ...(bound && { budget: boundText(bound, (value) => `${value} ×`), met: within(ratio, bound) }),
  }
}

/** A figure that stands for itself. */
export function alone(what: string, unit: Unit, ours: number, bound?: Bound): Row {
  return { what, ours: unit(ours), ...(bound && { budget: boundText(bound, unit), met: within(ours, bound) }) }
}

/** A wait as it is felt, in milliseconds: what it may be is for the reader's machine, no figure of this one can answer it, so it stands beside. */
export const felt = (what: string, ms: number, most: number): Row => ({ ...alone(what, milliseconds, ms), budget: `≤ ${most} ms` })

export interface Pair<Figure = number> {
  floor: Figure
  ours: Figure
}

/** Runs both in turn, a round each; who begins changes, so that neither always finds the machine as the other left it. */
export async function inTurn<Figure>(rounds: number, floor: () => Promise<Figure>, ours: () => Promise<Figure>): Promise<Pair<Figure>[]> {
  const pairs: Pair<Figure>[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) pairs.push({ floor: await floor(), ours: await ours() })
    else {
      const figure = await ours()
      pairs.push({ floor: await floor(), ours: figure })
    }
  }
  return pairs
}

/** One figure of each side. */
export const each = <Figure>(pairs: readonly Pair<Figure>[], figure: (of: Figure) => number): Pair[] =>
  pairs.map(({ floor, ours }) => ({ floor: figure(floor), ours: figure(ours) }))

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, floor = '–', ours, ratio, budget = '–', met }) => [
    what,
    floor,
    ours,
    ratio === undefined ? '–' : `${ratio.toFixed(2)} ×`,
    budget,
    met === undefined ? '–' : met ? 'yes' : 'NO',
  ])
  const lines = [['what', 'floor', 'ours', 'ratio', 'budget', 'met'], ...cells]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  const padded = (line: string[]) => line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
  return lines.map((line) => padded(line).join('  ')).join('\n')
}

export function closingLine(rows: readonly Row[]): string {
  const judged = rows.filter(({ met }) => met !== undefined)
  if (judged.length === 0) return 'No budget was measured.'
  const missed = judged.filter(({ met }) => !met).map(({ what }) => what)
  if (missed.length === 0) return `All ${judged.length} budgets measured are met.`
  return `Not met (${missed.length} of ${judged.length} budgets measured): ${missed.join('; ')}.`
}

const within = (value: number, bound: Bound) => ('least' in bound ? value >= bound.least : value <= bound.most)
const boundText = (bound: Bound, unit: Unit) => ('least' in bound ? `≥ ${unit(bound.least)}` : `≤ ${unit(bound.most)}`)
