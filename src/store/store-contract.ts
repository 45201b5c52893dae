import { afterAll, beforeAll, describe } from 'vitest'
import { actsContract } from './contract/acts.ts'
import { bookmarksContract } from './contract/bookmarks.ts'
import { feedContract } from './contract/feed.ts'
import { listContract } from './contract/list.ts'
import { outboxContract } from './contract/outbox.ts'
import { passesContract } from './contract/passes.ts'
import { recordReadingContract } from './contract/record-reading.ts'
import { recordsContract } from './contract/records.ts'
import { vaultContract } from './contract/vault.ts'
import { verifyContract } from './contract/verify.ts'
import type { Store } from './store.ts'

/** Two ways into the same data, as two nodes have them. */
export type Both = () => { store: Store; other: Store }

/** What every store must do. `open` opens the same data each time it is called. */
export function storeContract(name: string, open: () => Promise<Store>) {
  describe(name, () => {
    let store: Store
    let other: Store
    beforeAll(async () => {
      // At once, as two nodes of one release start.
      ;[store, other] = await Promise.all([open(), open()])
    })
    afterAll(async () => {
      await store.close()
      if (other !== store) await other.close()
    })

    const both: Both = () => ({ store, other })
    actsContract(both)
    listContract(both)
    feedContract(both)
    vaultContract(both)
    outboxContract(both)
    passesContract(both)
    recordsContract(both)
    recordReadingContract(both)
    bookmarksContract(both)
    verifyContract(both)
  })
}
