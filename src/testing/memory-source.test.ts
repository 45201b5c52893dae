import { ada, bo, boOnly, legalTimeZone, sourceContract } from '#sources/source-contract.ts'
import { watched } from '#sources/watched.ts'
import { type MemorySystem, memorySource } from './memory-source.ts'

/** Ties, items without a date, midnights that are another day in the legal time zone, and words with signs that databases know. */
const system = (): MemorySystem => ({
  id: 'memory',
  name: 'The memory',
  can: ['correct', 'erase', 'restrict'],
  timeZone: legalTimeZone,
  people: [
    {
      ref: '1',
      name: 'Ada Ek',
      emails: [ada.address],
      items: [
        { id: 'm/1', category: 'meetings', at: '2026-03-01', values: [{ name: 'who', value: null, redacted: 'third-party' }] },
        { id: 'c%1', category: 'contact', title: '100 % of it', values: [{ name: 'phone', value: '+46 8 1', correctable: true }] },
        { id: 'c_2', category: 'contact', title: 'snake_case', system: 'An older one' },
        {
          id: 'o:1',
          category: 'orders',
          at: '2026-02-28T23:30:00.000Z',
          parts: [{ title: 'Line', values: [{ name: 'sku', value: 12.5 }] }],
        },
        { id: 'o:2', category: 'orders', at: '2026-02-28T23:30:00.000Z', values: [{ name: 'paid', value: true }] },
        { id: 'o:3', category: 'orders', at: '2026-02-28T23:30:00.000Z', system: 'An older one' },
        { id: 'o:4', category: 'orders', at: '2025-12-31' },
      ],
    },
    {
      ref: '2',
      name: boOnly,
      emails: [bo.address],
      items: [
        { id: 'c3', category: 'contact', at: '2026-01-01', values: [{ name: 'phone', value: boOnly }] },
        { id: 'o5', category: 'orders', at: '2026-01-01', title: boOnly },
        { id: 'm2', category: 'meetings', at: '2026-01-01', title: boOnly },
      ],
    },
  ],
})

const opened = (watch: boolean) => async () => {
  const source = memorySource(system())
  const now = () => new Date('2026-11-22T09:00:00Z')
  return {
    source: watch ? watched(source, now) : source,
    broken: { ...source, health: () => Promise.reject(new Error('The memory does not answer.')) },
    hidden: 'Bosson the third',
    correctable: { category: 'contact', field: 'phone' },
    erasable: 'orders',
    close: async () => undefined,
  }
}

sourceContract('an array', opened(false))
sourceContract('an array that is watched', opened(true))
