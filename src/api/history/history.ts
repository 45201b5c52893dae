import { Hono } from 'hono'
import { historyPage, historyQuery, receiptCheck, receiptQuery, receipt as receiptSchema, verification } from '#api/contract/history.ts'
import { answers, body, query } from '#api/http/validate.ts'
import { forPerson, type PersonEnv } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import { countsOf, historyByKind } from './history-kinds.ts'
import { entriesOf, publicEntry } from './ledger-of-person.ts'
import { receiptOf, verifyReceipt } from './receipts.ts'

const pageSize = 50

/** What the person agreed to, in which words, when, by which door; and who looked at their data. */
export const historyApi = new Hono<PersonEnv>()
  .use(forPerson)

  .get('/', query(historyQuery), answers(historyPage), async (c) => {
    const { kind, shown = 0 } = c.req.valid('query')
    const all = await entriesOf(c.var.host.store, c.var.personId)
    const kinds = historyByKind(all)
    const entries = kind ? kinds[kind] : all
    return c.json({ entries: entries.slice(shown, shown + pageSize).map(publicEntry), total: entries.length, counts: countsOf(all, kinds) })
  })

  .get('/receipt', query(receiptQuery), answers(receiptSchema), async (c) => {
    const { stream, version } = c.req.valid('query')
    const receipt = await receiptOf(c.var.host, c.var.personId, stream, version)
    if (!receipt) throw new Refusal('not-found')
    return c.json(receipt)
  })

  .post('/verification', body(receiptCheck), answers(verification), async (c) => {
    return c.json(await verifyReceipt(c.var.host, c.var.personId, c.req.valid('json').entry))
  })
