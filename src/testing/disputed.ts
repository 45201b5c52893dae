import { toBase64Url, utf8 } from '#api/bytes.ts'
import type { ItemView } from '#api/contract/data.ts'
import type { Host } from '#api/host.ts'
import type { Source } from '#sources/source.ts'
import { apiAs } from './api-as.ts'
import type { Browser } from './browser.ts'
import { memorySource } from './memory-source.ts'

/** What a PDF begins with, and what somebody says it is called. */
export const proof = { name: 'Proof.pdf', type: 'application/pdf', data: btoa('%PDF-1.7 proof') }

/** What one question to the API answers, as JSON. */
export const asked = async (answer: Promise<Response>) => (await answer).json()

/**
 * A CRM that takes over a phone at once, and a name never; and what people do to its one item about Ada. `system` holds its items as they are.
 * `over`: members of the source that behave otherwise.
 */
export async function disputed({ over = {}, ...replaced }: Partial<Host> & { over?: Partial<Source> } = {}) {
  const system = memorySource({
    id: 'crm',
    name: 'CRM',
    can: ['correct', 'restrict'],
    people: [
      { ref: '8', name: 'Eve Adams', emails: ['eve@example.org'], items: [] },
      {
        ref: '7',
        name: 'Ada Lovelace',
        emails: ['ada@example.org'],
        items: [
          {
            id: 'p1',
            category: 'profile',
            at: '2024-03-01',
            values: [
              { name: 'phone', value: '+46 8 123 456', correctable: true },
              { name: 'surname', value: 'Lovelock' },
              { name: 'vip', value: false },
              { name: 'rival', value: null, redacted: 'third-party' },
            ],
          },
        ],
      },
    ],
  })
  const all = await apiAs({ sources: [{ ...system, ...over }], items: [], ...replaced })
  const id = toBase64Url(utf8('crm\np1'))
  const correct = (wanted: object, by: Browser = all.ada) => by.post(`/api/v1/items/${id}/corrections`, wanted)
  return {
    ...all,
    system,
    id,
    correct,
    /** The item in its system. */
    held: () => system.people[1]!.items[0]!,
    item: async (by: Browser = all.ada): Promise<ItemView> => asked(by.ask(`/api/v1/items/${id}`)),
    /** Files that the name is wrong, and answers the id of the request. */
    dispute: async (wanted: object = { field: 'surname', value: 'Lovelace' }): Promise<string> => (await asked(correct(wanted))).request.id,
    decide: (request: string, command: object) => all.olga.post(`/api/v1/staff/requests/${request}/acts`, command),
  }
}
