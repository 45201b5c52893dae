import type { Mapping } from '#sources/sql/mapping/mapping.ts'
import type { Catalog } from './sql-catalog.ts'
import { type Session, unlessRefused } from './sql-database.ts'
import { findPeople } from './sql-people.ts'
import type { ItemPlan } from './sql-plan.ts'

/**
 * Runs every statement once for nobody, since names that exist may still make none: a number joined with a text, a constant that is
 * none of the column. What the database refuses comes back as sentences with the JSON pointer of the part.
 */
export async function tryStatements(session: Session, mapping: Mapping, catalog: Catalog, plans: readonly ItemPlan[]): Promise<string[]> {
  const nobody = [{ channel: 'email' as const, address: 'nobody@nowhere.invalid', key: '' }]
  const asked = async (at: string, ask: () => Promise<unknown>) => {
    const faults: string[] = []
    await unlessRefused(session, ask, (error) => {
      if (!session.dialect.isNonsense(error)) return false
      faults.push(`${at}: the database refuses it: ${(error as Error).message}`)
      return true
    })
    return faults
  }
  const faults = await asked('/person', () => findPeople(session, mapping, catalog, nobody))
  for (const [n, plan] of plans.entries()) {
    const key = plan.item.key.map(() => null)
    faults.push(
      ...(await asked(`/items/${n}`, async () => {
        await session.rows(plan.entries([], { conditions: [], words: ['x'] }, 'newest', 1))
        await session.rows(plan.details([key]))
      })),
    )
  }
  return faults
}
