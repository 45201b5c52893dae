import { z } from 'zod/mini'
import { channels } from './evidence.ts'

/** The languages every text of the tenant and every catalogue must have. */
export const locales = ['en', 'sv'] as const
export type Locale = (typeof locales)[number]

/** Our language with this tag; undefined for any other. */
export const localeOf = (tag: string | undefined): Locale | undefined => locales.find((locale) => locale === tag)

const sentence = z.string().check(z.minLength(1))

/** One text in every language; a missing language stops the start. */
export const text = z.strictObject({ en: sentence, sv: sentence })
export type Text = z.infer<typeof text>

const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
const date = z.iso.date()
/** ISO 8601 duration in whole years, months or days: `P13M`. */
const period = z.string().check(z.regex(/^P(\d+Y)?(\d+M)?(\d+D)?$/))
/** People click on it, so it may run nothing. */
const page = z.url({ protocol: /^https?$/ })
const country = z.string().check(z.regex(/^[A-Z]{2}$/))

/** GDPR Art. 6(1) as DPV names it, and the exception of ePrivacy Art. 13(2) for existing customers. */
export const legalBases = ['A6-1-a', 'A6-1-b', 'A6-1-c', 'A6-1-d', 'A6-1-e', 'A6-1-f', 'eprivacy-13-2'] as const
export const legalBasis = z.enum(legalBases)
export type LegalBasis = z.infer<typeof legalBasis>

export const authority = z.strictObject({ country, name: sentence, url: page, checkedOn: date })

/** `tenant.json`: who the controller is (GDPR Art. 13(1)(a), (b)). */
export const organisation = z.strictObject({
  name: sentence,
  legalName: sentence,
  address: sentence,
  country,
  /** Legal time zone: a period in months is counted from the local date of receipt (Reg. 1182/71). */
  timeZone: sentence,
  defaultLocale: z.enum(locales),
  privacyEmail: z.email(),
  /** Mailbox whose mails arrive at `POST /api/v1/events`; only then is it named in `List-Unsubscribe` (MAIL-17). */
  unsubscribeEmail: z.optional(z.email()),
  /** One line on every page; who really stands behind this site. */
  disclaimer: text,
  noticeVersion: id,
  authorities: z.array(authority).check(z.minLength(1)),
})

/** `purposes.json`: what data is used for, and because of what (Art. 13(1)(c)). */
export const purpose = z.strictObject({
  id,
  /** A term of DPV 2.3. */
  dpv: z.string().check(z.regex(/^dpv:[A-Z]\w+$/)),
  title: text,
  description: text,
  basis: legalBasis,
  /** `inferred`: the notice does not tie the purpose to a basis; the tenant proposes one. */
  basisStated: z.enum(['stated', 'inferred']),
  /** Direct marketing: an objection is absolute (Art. 21(2), (3)). */
  marketing: z.boolean(),
  /** What "on" and "off" do. Required where the basis is consent (A6-1-a). */
  on: z.optional(text),
  off: z.optional(text),
  /** The controller's interest, in words. Required where the basis is A6-1-f. */
  interest: z.optional(text),
  /** Version of the text above; a yes to another version is outdated. */
  textVersion: id,
  /** How long a yes holds; then it ends by itself. */
  validFor: z.optional(period),
})
export type Purpose = z.infer<typeof purpose>

/** `topics.json`: what is sent. `number` goes into unsubscribe tokens: never change or reuse it. */
export const topic = z.strictObject({
  id,
  number: z.int().check(z.gte(1), z.lte(65535)),
  title: text,
  description: text,
  frequency: text,
  purpose: id,
  channels: z.array(z.enum(channels)).check(z.minLength(1)),
  /** Sent from the start without being asked (ePrivacy Art. 13(2)); never for a purpose that needs consent. */
  onFromStart: z.boolean(),
  /** How often one may have it, most often first; missing where there is no choice. The first one is what `frequency` says. */
  frequencies: z.optional(z.array(z.strictObject({ id, title: text })).check(z.minLength(2))),
  /** A yes by mail counts only when the mail that asks back is answered (double opt-in). */
  doubleOptIn: z.optional(z.boolean()),
  /** Why it cannot be stopped; missing where it can. */
  locked: z.optional(text),
})
export type Topic = z.infer<typeof topic>

/** Where the retention of a category leads: a period after each item, a criterion, or nothing the controller has stated. */
export const retention = z.union([
  z.strictObject({ kind: z.literal('period'), period, text }),
  z.strictObject({ kind: z.literal('criterion'), text }),
  z.strictObject({ kind: z.literal('not-stated') }),
])

export const origins = ['provided', 'observed', 'derived', 'third-party'] as const
export type Origin = (typeof origins)[number]

/** `categories.json`: kinds of personal data (Art. 15(1)(b)), and what all items of a kind share. */
export const category = z.strictObject({
  id,
  /** Symbol in the icon sheet. */
  icon: id,
  title: text,
  description: text,
  purposes: z.array(id),
  recipients: z.array(id),
  retention,
  /** The tenant's own place where the person edits these items; shown beside them. */
  editAt: z.optional(z.strictObject({ title: text, url: page })),
  /** Labels of fields; a field without one is shown under its own name. */
  fields: z.record(
    z.string(),
    z.strictObject({
      label: text,
      values: z.optional(z.record(z.string(), text)),
      /** A human looks at each new value before it counts, also where the system would take it over at once. */
      reviewed: z.optional(z.literal(true)),
    }),
  ),
})
export type Category = z.infer<typeof category>

/** `recipients.json`: named recipients (Art. 15(1)(c), C-154/21) and the safeguard of a transfer (Art. 15(2)). */
export const recipient = z.strictObject({
  id,
  name: sentence,
  role: z.enum(['own-staff', 'processor', 'controller', 'authority']),
  country,
  what: text,
  transfer: z.optional(z.strictObject({ mechanism: z.enum(['A45-3', 'A46-2-b', 'A46-2-c']), checkedOn: date })),
})
export type Recipient = z.infer<typeof recipient>

export const block = z.union([
  z.strictObject({ kind: z.literal('heading'), id, text: sentence }),
  z.strictObject({ kind: z.literal('paragraph'), text: sentence }),
  z.strictObject({ kind: z.literal('list'), items: z.array(sentence) }),
])

/** `notices/{version}/{locale}.json`: the privacy notice in blocks; no HTML. */
export const noticeText = z.strictObject({
  version: id,
  publishedOn: date,
  title: sentence,
  blocks: z.array(block).check(z.minLength(1)),
})
export type NoticeText = z.infer<typeof noticeText>

/** A whole tenant: everything that differs between organisations. Public, all of it. */
export interface Tenant {
  organisation: z.infer<typeof organisation>
  purposes: Purpose[]
  topics: Topic[]
  categories: Category[]
  recipients: Recipient[]
  notices: Record<string, Record<Locale, NoticeText>>
}
