import { z } from 'zod/mini'
import { normaliseEmail } from '#domain/address.ts'
import { blockReasons } from '#domain/choices.ts'
import { channels, doors } from '#domain/evidence.ts'
import type { Standing } from '#domain/permission.ts'

/** As many as one call takes. */
const most = 10_000

const address = z.stringFormat('email', (text) => text.length <= 320 && normaliseEmail(text) !== undefined)
const key = z.string().check(z.regex(/^[0-9a-f]{32}$/))
/** Up to how many digits a place in the ledger has. */
const position = z.string().check(z.regex(/^\d{1,18}$/))

/** Asks for the links of one mailing: `topic` is what they leave. */
export const linksRequest = z.strictObject({
  topic: z.string(),
  recipients: z.array(address).check(z.minLength(1), z.maxLength(most)),
})

/** Header fields of one mail, to the letter (RFC 2369, RFC 2919, RFC 8058). */
export const listHeaders = z.object({
  'List-Unsubscribe': z.string(),
  'List-Unsubscribe-Post': z.literal('List-Unsubscribe=One-Click'),
  'List-Id': z.string(),
})
export type ListHeaders = z.infer<typeof listHeaders>

/** In the order of the recipients. `key` is what the suppression check asks by. */
export const linksView = z.object({
  links: z.array(z.object({ key: z.string(), unsubscribe: z.string(), preferences: z.string(), headers: listHeaders })),
})
export type LinksView = z.infer<typeof linksView>

/** `keys`: address keys in hex, as a link or `innsyn link-keys` gives them. Without `channel` it is about mail. */
export const suppressionRequest = z.strictObject({
  topic: z.string(),
  channel: z.optional(z.enum(channels)),
  keys: z.array(key).check(z.minLength(1), z.maxLength(most)),
})

const suppressions = ['never-decided', 'unsubscribed', 'requested', 'blocked', 'objected', 'consent-ended', 'paused'] as const satisfies (
  | Standing
  | 'paused'
)[]

/** In the order of the keys. `reason` only where it is suppressed. */
export const suppressionView = z.object({
  results: z.array(z.object({ suppressed: z.boolean(), reason: z.optional(z.enum(suppressions)) })),
})
export type SuppressionView = z.infer<typeof suppressionView>

/** `after`: position of the last change that was read; from the beginning without it. */
export const changesQuery = z.object({
  after: z.optional(position),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(1000))),
})

/** Facts about choices in commit order. `next` is the `after` of the next call; `more`: it would bring something now. */
export const changesView = z.object({
  changes: z.array(
    z.object({
      position: z.string(),
      at: z.string(),
      door: z.enum(doors),
      /** Address keys that lead to the person now; none once they were erased. */
      keys: z.array(z.string()),
      event: z.looseObject({ type: z.string() }),
    }),
  ),
  next: z.string(),
  more: z.boolean(),
})
export type ChangesView = z.infer<typeof changesView>

/** What a mail system has to tell. `token`: the subject of a mail to the unsubscribe mailbox (RFC 2369). */
const mailEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(blockReasons), address }),
  z.strictObject({ type: z.literal('unsubscribe'), token: z.string().check(z.trim(), z.maxLength(200)) }),
  z.strictObject({ type: z.literal('address-change'), from: address, to: address }),
])
export type MailEvent = z.infer<typeof mailEvent>

/** The same events again change nothing. */
export const eventsRequest = z.strictObject({ events: z.array(mailEvent).check(z.minLength(1), z.maxLength(1000)) })
/** How many events were understood, whether or not they changed anything. */
export const eventsView = z.object({ taken: z.number() })
