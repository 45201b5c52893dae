import { merged } from '#store/newest-first.ts'
import type { Item } from './source.ts'

/** Below zero when `a` is the newer one. Without a date comes last. */
export const byNewest = (a: Pick<Item, 'at'>, b: Pick<Item, 'at'>): number =>
  a.at === b.at ? 0 : a.at === undefined ? 1 : b.at === undefined ? -1 : a.at > b.at ? -1 : 1

/** Merges streams that are newest first into one that is. */
export const newestFirst = (streams: readonly AsyncIterable<Item>[]): AsyncGenerator<Item> => merged(streams, (a, b) => byNewest(a, b) < 0)
