import { Hono } from 'hono'
import { correction, itemsPage, itemsQuery, itemView as viewSchema } from '#api/contract/data.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { answers, body, query } from '#api/http/validate.ts'
import { addressesOf } from '#api/identity.ts'
import { forPerson, type PersonEnv } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import { visit } from '#domain/visit.ts'
import { execute } from '#store/execute.ts'
import { heldItem, holdings, readItemId } from './holdings.ts'
import { filterItems } from './item-filter.ts'
import { itemRow, itemView } from './item-view.ts'
import { maskFreeText } from './mask.ts'

const pageSize = 50

/** The item a path names, if it is this person's. Somebody else's is as unknown as one that never was (AZ-01). */
async function ownItem({ host, personId }: PersonEnv['Variables'], idInPath: string) {
  const named = readItemId(host.sources, idInPath)
  const item = named && (await heldItem(host, personId, named.source, named.id))
  if (item === 'silent') throw new Refusal('source-silent')
  if (!item) throw new Refusal('not-found')
  return { source: named!.source, item }
}

/** Everything held about the person, item by item. */
export const itemsApi = new Hono<PersonEnv>()
  .use(forPerson)

  .get('/', query(itemsQuery), answers(itemsPage), async (c) => {
    const { tenant } = c.var.host
    const { items, silent } = await holdings(c.var)
    const wanted = c.req.valid('query')
    const matching = filterItems(tenant, items, wanted)
    const shown = wanted.shown ?? 0
    return c.json({
      items: matching.slice(shown, shown + pageSize).map((item) => itemRow(tenant, item)),
      matching: matching.length,
      total: items.length,
      systems: [...new Set(items.map(({ system }) => system))].sort(),
      silent,
    })
  })

  .get('/:id', answers(viewSchema), async (c) => {
    const { source, item } = await ownItem(c.var, c.req.param('id'))
    return c.json(itemView(c.var.host.tenant, source, c.var.session.scope === 'view' ? maskFreeText(item) : item))
  })

  .post('/:id/corrections', body(correction), answers(viewSchema), async (c) => {
    const { host, personId } = c.var
    const { field, value } = c.req.valid('json')
    const { source, item } = await ownItem(c.var, c.req.param('id'))
    if (!item.values.some(({ name }) => name === field)) throw new Refusal('field-unknown', ['/field'])
    const subjects = await source.find(await addressesOf(host, personId))
    const { result } = await source.correct(subjects, item.id, field, value)
    if (result !== 'done') throw new Refusal('not-possible')
    const command = { type: 'RecordCorrection', category: item.category, field } as const
    await execute(host.store, host.sha256, visit, c.var.session.visit, command, evidenceOf(c.var))
    const corrected = await ownItem(c.var, c.req.param('id'))
    return c.json(itemView(host.tenant, source, corrected.item))
  })
