import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { genesis, type VaultChange } from '#store/store.ts'
import type { Both } from '#store/store-contract.ts'
import { add, newStream } from './counter.ts'

export function vaultContract(both: Both) {
  const keep = (stream: ReturnType<typeof newStream>, vault: VaultChange[]) => add(both().store, stream, 1, () => ({ vault }))

  test('the vault keeps values by owner and key, and gives them back as they were', async () => {
    const owner = newStream()
    await keep(owner, [
      { owner, key: 'name', data: { given: 'Åsa', family: "O'Brien" } },
      { owner, key: 'address', data: 'asa@example.se' },
    ])
    await keep(owner, [{ owner, key: 'name', data: { given: 'Åsa' } }])
    const { other } = both()
    expect(await other.vault.read(owner, 'name')).toEqual({ given: 'Åsa' })
    expect(await other.vault.read(owner, 'phone')).toBeUndefined()
    expect(Object.entries(await other.vault.all(owner))).toEqual([
      ['address', 'asa@example.se'],
      ['name', { given: 'Åsa' }],
    ])
  })

  test('one value can go, or all of an owner, and nobody else loses any', async () => {
    const { store } = both()
    const [owner, neighbour] = [newStream(), newStream()]
    const values = ['a', 'b', 'c'].map((key) => ({ owner, key, data: key }))
    await keep(owner, [...values, { owner: neighbour, key: 'a', data: 'mine' }])
    await keep(owner, [{ owner, key: 'a' }])
    expect(await store.vault.all(owner)).toEqual({ b: 'b', c: 'c' })
    await keep(owner, [{ owner, key: '*' }])
    expect(await store.vault.all(owner)).toEqual({})
    expect(await store.vault.all(neighbour)).toEqual({ a: 'mine' })
    expect(await Array.fromAsync(store.history(owner))).toHaveLength(3)
  })

  test('the changes of one act count in their order', async () => {
    const { store } = both()
    const owner = newStream()
    await keep(owner, [{ owner, key: 'old', data: 1 }])
    await keep(owner, [
      { owner, key: 'lost', data: 2 },
      { owner, key: '*' },
      { owner, key: 'new', data: 3 },
      { owner, key: 'gone', data: 4 },
      { owner, key: 'gone' },
    ])
    expect(await store.vault.all(owner)).toEqual({ new: 3 })
  })

  test('an address leads to one person from now on', async () => {
    const { store, other } = both()
    const key = randomUUID()
    const [ada, bea] = [randomUUID(), randomUUID()]
    await add(store, newStream(), 1, () => ({ addresses: [{ key, personId: ada }] }))
    expect(await other.addresses.find([key])).toEqual([ada])
    await add(store, newStream(), 1, () => ({ addresses: [{ key, personId: bea }] }))
    expect(await other.addresses.find([key])).toEqual([bea])
    expect(await store.addresses.of([ada, bea, ada])).toEqual([[], [key], []])
  })

  test('many addresses are looked up at once, in the order asked, with the choices they lead to', async () => {
    const { store, other } = both()
    const [ada, bea] = [randomUUID(), randomUUID()]
    const [a, b, stranger] = [randomUUID(), randomUUID(), randomUUID()]
    await add(store, `person/${ada}`, 2, () => ({ addresses: [{ key: a, personId: ada }] }))
    await add(store, newStream(), 1, () => ({ addresses: [{ key: b, personId: bea }] }))
    expect(await other.addresses.find([b, stranger, a, b])).toEqual([bea, undefined, ada, bea])
    expect(await other.loadByAddress([stranger, a, b])).toEqual([
      undefined,
      expect.objectContaining({ stream: `person/${ada}`, version: 2, state: { total: 2 } }),
      { stream: `person/${bea}`, version: 0, head: genesis, state: undefined },
    ])
    expect([await store.addresses.find([]), await store.loadByAddress([]), await store.addresses.of([])]).toEqual([[], [], []])
  })

  test('two acts of one group may write the same address and the same vault value: the later one counts', async () => {
    const { store } = both()
    const owner = newStream()
    const key = randomUUID()
    const also = (person: string) => () => ({
      addresses: [{ key, personId: person }],
      vault: [{ owner, key: 'by', data: person }],
    })
    const acts = ['first', 'second'].map((person) => add(store, newStream(), 1, also(person)))
    const done = await Promise.all(acts)
    const later = done[0]!.entries[0]!.position > done[1]!.entries[0]!.position ? 'first' : 'second'
    expect(await store.addresses.find([key])).toEqual([later])
    expect(await store.vault.read(owner, 'by')).toBe(later)
  })

  test('all addresses can be paged through in order', async () => {
    const { store } = both()
    const prefix = randomUUID()
    const keys = ['1', '2', '3'].map((end) => `${prefix}-${end}`)
    const personId = randomUUID()
    await add(store, newStream(), 1, () => ({ addresses: keys.toReversed().map((key) => ({ key, personId })) }))
    const page = await store.addresses.page(prefix, 2)
    expect(page).toEqual(keys.slice(0, 2).map((key) => ({ key, personId })))
    expect((await store.addresses.page(page[1]!.key, 1))[0]).toEqual({ key: keys[2], personId })
    expect(await store.addresses.of([personId])).toEqual([keys])
  })
}
