import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Both } from '#store/store-contract.ts'

export function bookmarksContract(both: Both) {
  test('a bookmark stands where it was put last, by whichever node, and beside the others', async () => {
    const { store, other } = both()
    const [name, another] = [`reconcile/${randomUUID()}`, `reconcile/${randomUUID()}`]
    expect(await store.bookmarks.read(name)).toBeUndefined()
    await store.bookmarks.write(name, 'page 1')
    await other.bookmarks.write(another, 'page 9')
    await other.bookmarks.write(name, 'sida 2, “åäö”')
    expect([await store.bookmarks.read(name), await store.bookmarks.read(another)]).toEqual(['sida 2, “åäö”', 'page 9'])
  })
}
