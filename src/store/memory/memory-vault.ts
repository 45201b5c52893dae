import type { Addresses, Vault } from '#store/store.ts'
import type { MemoryTables } from './memory-tables.ts'

export function memoryVault(tables: MemoryTables): Vault {
  return {
    async read<T>(owner: string, key: string) {
      const text = tables.vault.get(owner)?.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as T)
    },
    async all(owner) {
      const values = [...(tables.vault.get(owner) ?? [])].sort(byKey)
      return Object.fromEntries(values.map(([key, text]) => [key, JSON.parse(text)]))
    },
  }
}

export function memoryAddresses(tables: MemoryTables): Addresses {
  const inOrder = () => [...tables.addresses].sort(byKey).map(([key, personId]) => ({ key, personId }))
  return {
    async find(keys) {
      return keys.map((key) => tables.addresses.get(key))
    },
    async of(personIds) {
      const keys = Map.groupBy(inOrder(), ({ personId }) => personId)
      return personIds.map((personId) => (keys.get(personId) ?? []).map(({ key }) => key))
    },
    async page(after, limit) {
      const rest = inOrder().filter(({ key }) => key > after)
      return rest.slice(0, limit)
    },
  }
}

const byKey = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : 1)
