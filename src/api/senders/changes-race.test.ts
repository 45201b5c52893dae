import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choose } from '#api/choices/choose.ts'
import type { ChangesView } from '#api/contract/senders.ts'
import { addDays } from '#domain/legal-clock.ts'
import { grouped } from '#store/grouped.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { cipher } from '#store/sql/cipher.ts'
import { openSqlite } from '#store/sql/sqlite.ts'
import type { Entry, Store } from '#store/store.ts'
import { testHost } from '#testing/host.ts'
import { machine } from '#testing/machine.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

const secret = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])

/** Two ways into the same data, as two nodes have them; and how they are closed. */
const stores: Record<string, () => Promise<{ nodes: [Store, Store]; close(): Promise<unknown> }>> = {
  async memory() {
    const store = memoryStore()
    return { nodes: [store, store], close: () => store.close() }
  },
  async SQLite() {
    const file = `${temporaryFolder()}/feed.db`
    const [one, other] = await Promise.all([openSqlite(file, secret), openSqlite(file, secret)])
    return { nodes: [grouped(one), grouped(other)], close: () => Promise.all([one.close(), other.close()]) }
  },
}

/** What one writer does, about few people so that writers meet. */
const writer = fc.array(fc.record({ person: fc.nat(3), pause: fc.nat(2) }), { minLength: 1, maxLength: 12 })
const reader = fc.record({ limit: fc.constantFrom(1, 3, 1000), pause: fc.nat(2) })
const rest = async (turns: number) => {
  for (let turn = 0; turn < turns; turn++) await new Promise((go) => setImmediate(go))
}

/** Between what a reader reads first and what it reads next, others get to write. */
const slowly = (store: Store): Store => ({
  ...store,
  addresses: {
    ...store.addresses,
    async of(personIds) {
      await rest(3)
      return store.addresses.of(personIds)
    },
  },
})

test.each(Object.keys(stores))('on %s, writers in parallel never make two readers skip a change or get one twice', async (name) => {
  await fc.assert(
    fc.asyncProperty(fc.array(writer, { minLength: 2, maxLength: 6 }), fc.tuple(reader, reader), async (writers, readers) => {
      const { nodes, close } = await stores[name]!()
      const hosts = nodes.map((store) => testHost({ store: slowly(store) }))
      const machines = hosts.map((host) => machine(host))
      let writing = true

      const write = async (acts: { person: number; pause: number }[], at: number) => {
        for (const [n, { person, pause }] of acts.entries()) {
          const host = hosts[at % 2]!
          const evidence = { at: host.now().toISOString(), actor: 'data-subject', door: 'sign-in', language: 'en' } as const
          // Another day each time, so that each act is a fact.
          const until = addDays('2026-12-01', at * 12 + n)
          await choose(host, `p${person}`, { type: 'Pause', until, today: '2026-11-22' }, evidence)
          await rest(pause)
        }
      }
      const read = async ({ limit, pause }: { limit: number; pause: number }, at: number) => {
        const seen: string[] = []
        let after = '0'
        for (;;) {
          // What is read now is the last only if all was written before.
          const over = !writing
          const { json } = await machines[at]!.changes<ChangesView>(`?after=${after}&limit=${limit}`)
          seen.push(...json.changes.map(({ position }) => position))
          after = json.next
          if (over && !json.more) return seen
          await rest(pause + 1)
        }
      }

      const written = Promise.all(writers.map(write)).finally(() => {
        writing = false
      })
      const [seen] = await Promise.all([Promise.all(readers.map(read)), written])
      const everything: Entry[] = await nodes[0].changes(0n, 100_000)
      await close()
      const positions = everything.map(({ position }) => String(position))
      expect(positions.length).toBeGreaterThan(0)
      expect(seen).toEqual([positions, positions])
    }),
    { numRuns: 30 },
  )
})
