import type { OverviewView } from '#api/contract/data.ts'
import type { Category } from '#domain/tenant.ts'

const heldOf = (categories: readonly Category[], overview: OverviewView) =>
  overview.categories.flatMap((held) => {
    const category = categories.find(({ id }) => id === held.id)
    return category ? [{ category, held }] : []
  })

/** Ids of what the data that is held is used for, each once. */
export const usedPurposes = (categories: readonly Category[], overview: OverviewView) => [
  ...new Set(heldOf(categories, overview).flatMap(({ category }) => category.purposes)),
]

export interface HeldFor {
  id: string
  /** Items it concerns. */
  count: number
  /** Ids of categories. */
  categories: string[]
}

/** What is held by purpose or by recipient: one item can stand under several. */
export function heldBy(kind: 'purposes' | 'recipients', categories: readonly Category[], overview: OverviewView): HeldFor[] {
  const found = new Map<string, HeldFor>()
  for (const { category, held } of heldOf(categories, overview)) {
    for (const id of category[kind]) {
      const before = found.get(id) ?? { id, count: 0, categories: [] }
      found.set(id, { id, count: before.count + held.count, categories: [...before.categories, category.id] })
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}
