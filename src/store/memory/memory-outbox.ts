import type { Outbox } from '#store/store.ts'
import type { MemoryTables } from './memory-tables.ts'

export function memoryOutbox(tables: MemoryTables): Outbox {
  return {
    async add(effects) {
      const rows = effects.map(({ id, kind, data }) => [id, { kind, data: JSON.stringify(data ?? null), attempts: 0, dueAt: '' }] as const)
      const ids = new Set(rows.map(([id]) => id))
      if (ids.size < rows.length || rows.some(([id]) => tables.outbox.has(id))) throw new Error('An effect is there already')
      for (const [id, row] of rows) tables.outbox.set(id, row)
    },

    async lease(now, leaseUntil, limit) {
      const due = [...tables.outbox].filter(([, { dueAt }]) => dueAt !== undefined && dueAt <= now)
      due.sort(([, a], [, b]) => (a.dueAt! < b.dueAt! ? -1 : 1))
      return due.slice(0, limit).map(([id, effect]) => {
        effect.dueAt = leaseUntil
        return { id, kind: effect.kind, data: JSON.parse(effect.data), attempts: effect.attempts }
      })
    },

    async done(id) {
      tables.outbox.delete(id)
    },

    async failed(id, error, retryAt) {
      const effect = tables.outbox.get(id)
      if (effect) tables.outbox.set(id, { ...effect, attempts: effect.attempts + 1, error, dueAt: retryAt })
    },

    async waiting() {
      const all = [...tables.outbox.values()]
      const dead = all.filter(({ dueAt }) => dueAt === undefined).length
      return { due: all.length - dead, dead }
    },
  }
}
