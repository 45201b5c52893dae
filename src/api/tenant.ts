import { Hono } from 'hono'
import { z } from 'zod/mini'
import { answers, query } from '#api/http/validate.ts'
import { Refusal } from '#domain/decider.ts'
import { category, locales, noticeText, organisation, purpose, recipient, topic } from '#domain/tenant.ts'
import type { ApiEnv } from './env.ts'

const tenantView = z.object({
  organisation,
  purposes: z.array(purpose),
  topics: z.array(topic),
  categories: z.array(category),
  recipients: z.array(recipient),
})
const noticeRow = z.object({ version: z.string(), publishedOn: z.iso.date() })
const noticeQuery = z.object({ locale: z.optional(z.enum(locales)) })

/** Everything that differs between organisations. Public, all of it. */
export const tenantApi = new Hono<ApiEnv>()
  .get('/tenant', answers(tenantView), (c) => {
    const { notices: _, ...tenant } = c.var.host.tenant
    return c.json(tenant)
  })

  .get('/notices', answers(z.array(noticeRow)), (c) => {
    const notices = Object.values(c.var.host.tenant.notices).map(({ en }) => ({ version: en.version, publishedOn: en.publishedOn }))
    return c.json(notices.sort((a, b) => b.publishedOn.localeCompare(a.publishedOn)))
  })

  .get('/notices/:version', query(noticeQuery), answers(noticeText), (c) => {
    const { notices } = c.var.host.tenant
    const version = c.req.param('version')
    if (!Object.hasOwn(notices, version)) throw new Refusal('not-found')
    return c.json(notices[version]![c.req.valid('query').locale ?? c.var.language])
  })
