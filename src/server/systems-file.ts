import { basename } from 'node:path'
import { z } from 'zod/mini'
import { checked } from '#sources/checked.ts'
import { jsonOf } from '#sources/json-of.ts'
import { openSources, sourceEntry } from '#sources/open-sources.ts'
import type { Source } from '#sources/source.ts'
import { SystemsFault } from '#sources/systems-fault.ts'
import { isLoopback } from './configuration.ts'
import { StartRefused } from './start-refused.ts'
import { webhookSecrets } from './webhook-secrets.ts'
import { type Webhook, type WebhookSender, webhookSender } from './webhooks.ts'

const webhookEntry = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  /** Which host is the operator's own choice; nobody else can name one. */
  url: z.string().check(z.refine(isReceiver, 'must be an https address without a password in it (http only on this machine)')),
  /** `env:NAME`: the variable with the secret; none stands in the file. */
  secret: z.string().check(z.regex(/^env:\w+$/)),
})

/** `SYSTEMS_FILE`: the systems around us. `sources` hold personal data; `webhooks` are told when choices change. */
const systemsFile = z.strictObject({
  sources: z._default(z.array(sourceEntry), []),
  webhooks: z._default(z.array(webhookEntry), []),
  receivers: z.optional(z.array(z.never())),
})

export interface Systems {
  sources: (Source & { close(): Promise<void> })[]
  webhooks?: WebhookSender
}

/** Opens what the file names; nothing without a file. Throws `StartRefused` with sentences that name file, field and mend; then nothing is left open. */
export async function openSystems(
  path: string | undefined,
  env: Record<string, string | undefined>,
  categories: readonly string[],
  timeZone: string,
): Promise<Systems> {
  if (!path) return { sources: [] }
  return read(path, env, categories, timeZone).catch((error: unknown) => {
    throw error instanceof SystemsFault ? new StartRefused(error.message) : error
  })
}

async function read(
  path: string,
  env: Record<string, string | undefined>,
  categories: readonly string[],
  timeZone: string,
): Promise<Systems> {
  const file = basename(path)
  const content = checked(systemsFile, await jsonOf(path))
  if ('faults' in content) throw new SystemsFault(file, content.faults)
  const webhooks = receivers(content.data.webhooks, env, file)
  const sources = await openSources(path, content.data.sources, env, categories, timeZone)
  return { sources, ...(webhooks.length > 0 && { webhooks: webhookSender(webhooks) }) }
}

function receivers(entries: readonly z.infer<typeof webhookEntry>[], env: Record<string, string | undefined>, file: string): Webhook[] {
  const faults: string[] = []
  const webhooks = entries.map(({ id, url, secret }, n): Webhook => {
    if (entries.findIndex((other) => other.id === id) < n) faults.push(`/webhooks/${n}/id: another webhook is called "${id}"; change one`)
    const name = secret.slice('env:'.length)
    const read = webhookSecrets(env[name])
    if ('secrets' in read) return { id, url, secrets: read.secrets }
    faults.push(`/webhooks/${n}/secret: the environment variable ${name} ${read.fault}`)
    return { id, url, secrets: [] }
  })
  if (faults.length > 0) throw new SystemsFault(file, faults)
  return webhooks
}

function isReceiver(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}
