import type { Effect, Outbox } from '#store/store.ts'
import type { MemoryEffect, MemoryTables } from './memory-tables.ts'

/** An effect as it is kept; what cannot be kept fails here. */
export const newEffect = ({ id, kind, data, dueAt = '' }: Effect): [string, MemoryEffect] => [
  id,
  { kind, data: JSON.stringify(data ?? null), attempts: 0, dueAt },
]

export function putEffects({ outbox }: MemoryTables, effects: readonly [string, MemoryEffect][]) {
  for (const [id, effect] of effects) if (!outbox.has(id)) outbox.set(id, effect)
}

export function memoryOutbox(tables: MemoryTables): Outbox {
  return {
    async add(effects) {
      putEffects(tables, effects.map(newEffect))
    },

    async lease(kind, now, leaseUntil, limit) {
      const due = [...tables.outbox].filter(([, one]) => one.kind === kind && one.dueAt !== undefined && one.dueAt <= now)
      due.sort(([, a], [, b]) => (a.dueAt! < b.dueAt! ? -1 : 1))
      return due.slice(0, limit).map(([id, effect]) => {
        effect.dueAt = leaseUntil
        return { id, kind, data: JSON.parse(effect.data), attempts: effect.attempts }
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

    async dead(limit, after = '') {
      const dead = [...tables.outbox].filter(([id, { dueAt }]) => dueAt === undefined && id > after)
      dead.sort(([a], [b]) => (a < b ? -1 : 1))
      return dead.slice(0, limit).map(([id, { kind, attempts, error = '' }]) => ({ id, kind, attempts, error }))
    },

    async revive(ids) {
      const dead = ids.filter((id) => tables.outbox.has(id) && tables.outbox.get(id)!.dueAt === undefined)
      for (const id of dead) tables.outbox.set(id, { ...tables.outbox.get(id)!, attempts: 0, dueAt: '' })
      return new Set(dead).size
    },
  }
}
