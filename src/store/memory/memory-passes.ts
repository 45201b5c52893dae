import type { Passes } from '#store/store.ts'
import type { MemoryTables } from './memory-tables.ts'

export function memoryPasses(tables: MemoryTables): Passes {
  const alive = (key: string, now: string) => {
    const pass = tables.passes.get(key)
    return pass && pass.expiresAt > now ? pass : undefined
  }
  return {
    async read<T>(key: string, now: string) {
      const pass = alive(key, now)
      return pass && (JSON.parse(pass.value) as T)
    },

    async write(key, value, expiresAt) {
      tables.passes.set(key, { value: JSON.stringify(value ?? null), uses: 0, expiresAt })
    },

    async take<T>(key: string, now: string) {
      const pass = alive(key, now)
      if (!pass) return undefined
      tables.passes.delete(key)
      return JSON.parse(pass.value) as T
    },

    async remove(key) {
      tables.passes.delete(key)
    },

    async renew(key, value, now, expiresAt) {
      const pass = alive(key, now)
      if (pass) tables.passes.set(key, { ...pass, value: JSON.stringify(value ?? null), expiresAt })
    },

    async count(key, now, expiresAt) {
      const pass = alive(key, now) ?? { value: 'null', uses: 0, expiresAt }
      tables.passes.set(key, { ...pass, uses: pass.uses + 1 })
      return pass.uses + 1
    },

    async sweep(now) {
      for (const [key, { expiresAt }] of tables.passes) if (expiresAt <= now) tables.passes.delete(key)
    },
  }
}
