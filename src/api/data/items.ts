import { Hono } from 'hono'
import { corrected, correction, itemsCount, itemsPage, itemsQuery, itemView as viewSchema } from '#api/contract/data.ts'
import { answers, body, query } from '#api/http/validate.ts'
import { forPerson, type PersonEnv } from '#api/session/access.ts'
import { type Known, page, tallies } from '#sources/gather.ts'
import { correctField } from './correct-field.ts'
import { cursorText, readCursor } from './cursor.ts'
import { asSeen, silentSources } from './holdings.ts'
import { wantedOf } from './item-filter.ts'
import { itemRow, itemView } from './item-view.ts'
import { marking } from './marked.ts'
import { ownItem } from './own-item.ts'
import { subjectsOf } from './subjects-of.ts'

const pageSize = 50

/** Everything held about the person, item by item. */
export const itemsApi = new Hono<PersonEnv>()
  .use(forPerson)

  .get('/', query(itemsQuery), answers(itemsPage), async (c) => {
    const { host } = c.var
    const asked = c.req.valid('query')
    const cursor = asked.after ? readCursor(host.sources, asked.after) : undefined
    const { known, silent, shared, until } = await subjectsOf(c.var)
    const reading = { wanted: wantedOf(host.tenant, asked), order: asked.sort, cursor, limit: pageSize }
    const [{ items, next, silent: fallen }, mark] = await Promise.all([
      page(host.sources, known, reading, until),
      marking(host, c.var.personId),
    ])
    return c.json({
      items: items.map((item) => itemRow(host.tenant, mark(asSeen(c.var, item)))),
      ...(next && { next: cursorText(next) }),
      silent: silentSources(host, [...silent, ...fallen]),
      ...(shared && { shared }),
    })
  })

  .get('/count', query(itemsQuery), answers(itemsCount), async (c) => {
    const { known, until } = await subjectsOf(c.var)
    const wanted = wantedOf(c.var.host.tenant, c.req.valid('query'))
    const count = async (matching: Known[], looked?: typeof wanted) =>
      (await tallies(matching, looked, until)).tallies.flatMap(({ tally }) => tally).reduce((sum, one) => sum + one.count, 0)
    const total = count(known)
    const matching = Object.keys(wanted).length > 0 ? count(known, wanted) : total
    return c.json({ matching: await matching, total: await total })
  })

  .get('/:id', answers(viewSchema), async (c) => {
    const { host, personId } = c.var
    const [{ source, item }, mark] = await Promise.all([ownItem(c.var, c.req.param('id')), marking(host, personId)])
    return c.json(itemView(host.tenant, source, mark(asSeen(c.var, item))))
  })

  .post('/:id/corrections', body(correction), answers(corrected), async (c) =>
    c.json(await correctField(c.var, c.req.param('id'), c.req.valid('json'))),
  )
