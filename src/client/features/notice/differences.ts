export interface Piece<T> {
  kind: 'same' | 'gone' | 'new'
  value: T
}

/**
 * What became of `before` on the way to `after`: the longest common subsequence stays, the rest is gone or new.
 * Takes before × after steps; meant for words of a paragraph and paragraphs of a section.
 */
export function differences<T>(before: readonly T[], after: readonly T[], equal: (a: T, b: T) => boolean = Object.is): Piece<T>[] {
  const width = after.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      longest[i * width + j] = equal(before[i]!, after[j]!)
        ? longest[(i + 1) * width + j + 1]! + 1
        : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
    }
  }
  const pieces: Piece<T>[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && equal(before[i]!, after[j]!)) {
      pieces.push({ kind: 'same', value: after[j]! })
      i++
      j++
    } else if (j >= after.length || (i < before.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) {
      pieces.push({ kind: 'gone', value: before[i++]! })
    } else {
      pieces.push({ kind: 'new', value: after[j++]! })
    }
  }
  return pieces
}

/** Runs of one kind as one text, so that ten new words in a row are one mark and not ten. */
export function wordDifferences(before: string, after: string): Piece<string>[] {
  const runs: Piece<string>[] = []
  for (const piece of differences(before.split(/(?<=\s)/), after.split(/(?<=\s)/))) {
    const last = runs.at(-1)
    if (last?.kind === piece.kind) last.value += piece.value
    else runs.push({ ...piece })
  }
  return runs
}
