import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod/mini'
import { type ExportView, exportView, newExport } from '#api/contract/exports.ts'
import { verifiedSubjectsOf } from '#api/data/subjects-of.ts'
import { minutesAfter } from '#api/dates.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { countUse } from '#api/http/rate-limit.ts'
import { answers, body } from '#api/http/validate.ts'
import { mailEffect } from '#api/mail/mail-effect.ts'
import { forPerson, freshProof, type PersonEnv } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import { localDate } from '#domain/legal-clock.ts'
import { type Visit, visit } from '#domain/visit.ts'
import { execute } from '#store/execute.ts'
import { buildExport, type Export } from './export-build.ts'

/** An export can be fetched for a week (EXP-15). It is read anew each time; nothing is stored that could leak. */
const keptMinutes = 7 * 24 * 60

const view = ({ id, scope, at }: Export): ExportView => {
  return { id, scope, at, expiresAt: minutesAfter(at, keptMinutes), url: `/api/v1/exports/${id}/file` }
}

/** The person's exports that can still be fetched, newest first. */
async function exportsOf({ host, personId }: PersonEnv['Variables']): Promise<Export[]> {
  const visits = await host.store.list('visit', { person: personId, statuses: ['sign-in'] }, 10_000)
  const now = host.now().toISOString()
  const made = visits.flatMap(({ state }) => (state as Visit).exports)
  return made.filter(({ at }) => minutesAfter(at, keptMinutes) > now).sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** Taking one's data along. Each time with a fresh proof: nothing leaves in larger pieces than here. */
export const exportsApi = new Hono<PersonEnv>()
  .use(forPerson)

  .get('/', answers(z.object({ exports: z.array(exportView) })), async (c) => c.json({ exports: (await exportsOf(c.var)).map(view) }))

  .post('/', body(newExport), answers(exportView, 201), async (c) => {
    const { host, personId } = c.var
    const session = freshProof(c.var)
    await verifiedSubjectsOf(c.var)
    await countUse(host, 'export', personId)
    const { scope } = c.req.valid('json')
    const evidence = evidenceOf(c.var)
    const made = { id: host.newId(), scope, at: evidence.at }
    const command = { type: 'RecordExport', id: made.id, scope } as const
    // Whoever got into the mailbox for ten minutes takes everything along: its owner must hear of it (EXP-16).
    const outbox = [mailEffect(host, 'export-made', { personId }, {})]
    await execute(host.store, host.sha256, visit, session.visit, command, evidence, () => ({ outbox }))
    host.effectsWaiting()
    return c.json(view(made), 201)
  })

  .get('/:id/file', describeRoute({ responses: { 200: { description: 'ZIP', content: { 'application/zip': {} } } } }), async (c) => {
    freshProof(c.var)
    const wanted = (await exportsOf(c.var)).find(({ id }) => id === c.req.param('id'))
    if (!wanted) throw new Refusal('not-found')
    const zip = await buildExport(c.var, wanted)
    const name = `innsyn-${wanted.scope}-${localDate(wanted.at, c.var.host.tenant.organisation.timeZone)}.zip`
    return c.body(zip, 200, { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${name}"` })
  })
