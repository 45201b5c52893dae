import { z } from 'zod/mini'
import { grounds } from '#domain/request.ts'

const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
/** `env:NAME`: the variable with the secret; none stands in the file. */
const secret = z.string().check(z.regex(/^env:\w+$/))

/** What the CRM holds about a person, by kind; each kind is shown in a category of the tenant. */
export const kinds = ['person', 'employer', 'choices', 'meetings', 'tickets', 'moods', 'sales', 'documents'] as const
export type Kind = (typeof kinds)[number]

const categories = {
  person: z._default(id, 'contact-details'),
  employer: z._default(id, 'role-at-employer'),
  choices: z._default(id, 'contact-details'),
  meetings: z._default(id, 'meetings-and-calls'),
  tickets: z._default(id, 'messages-and-support'),
  moods: z._default(id, 'messages-and-support'),
  sales: z._default(id, 'orders-and-invoices'),
  documents: z._default(id, 'contracts-and-documents'),
} satisfies Record<Kind, unknown>

/** Kinds that can be deleted one by one, apart from the person. */
export const records = ['meetings', 'tickets', 'sales', 'documents'] as const
export type RecordKind = (typeof records)[number]

/** One SuperOffice CRM in the list `sources` of the systems file. */
export const superOfficeEntry = z.strictObject({
  kind: z.literal('superoffice'),
  id,
  /** How people call the system. */
  name: z.string().check(z.minLength(1)),
  /** `sod`, `qaonline` or `online`; for trying things out the address of a stand-in on this machine. */
  environment: z.string().check(z.refine(isEnvironment, 'must be sod, qaonline or online (or an http address on this machine)')),
  /** Context identifier. */
  tenant: z.string().check(z.regex(/^Cust\d+$/)),
  /** Client secret of the app. */
  applicationToken: secret,
  systemToken: secret,
  /** RSA key of the app, PEM. */
  privateKey: secret,
  /** Missing: events of the CRM are not heard. */
  webhookSecret: z.optional(secret),
  categories: z.prefault(z.strictObject(categories), {}),
  /** Our purpose → key of a consent purpose there. */
  purposes: z._default(z.record(id, z.string().check(z.minLength(1))), {}),
  /** Our topic → id of a shipment type there; its mails. */
  topics: z._default(z.record(id, z.int().check(z.gte(1))), {}),
  /** Whether all purposes and topics being stopped also sets the general mailing stop there, and a later yes lifts it. */
  noMailing: z._default(z.boolean(), true),
  /** Keys of the legal bases a yes and a no are written with, and of the source that is named. */
  consentKeys: z.prefault(
    z.strictObject({
      given: z._default(z.string(), '61A'),
      withdrawn: z._default(z.string(), 'WITHDRAWN'),
      source: z._default(z.string(), 'API'),
    }),
    {},
  ),
  /** What erasure leaves there, and for which ground; kinds that are not named are deleted. */
  keep: z._default(z.partialRecord(z.enum(records), z.enum(grounds)), {
    tickets: 'legal_claims',
    sales: 'legal_obligation',
    documents: 'legal_claims',
  }),
  /** For how long the CRM keeps whoever was deleted in its recycle bin (preference SoftDeleteRetention). */
  recycleDays: z._default(z.int().check(z.gte(0)), 14),
})
export type SuperOfficeEntry = z.infer<typeof superOfficeEntry>

const secretNames = ['applicationToken', 'systemToken', 'privateKey', 'webhookSecret'] as const

/** The entry with its secrets in the place of their names. */
export type SuperOffice = SuperOfficeEntry

/** Takes the secrets from the environment, or says in sentences, from `at` (`/sources/0`) on, what is missing. */
export function withSecrets(
  entry: SuperOfficeEntry,
  env: Record<string, string | undefined>,
  at: string,
): { settings: SuperOffice } | { faults: string[] } {
  const settings = { ...entry }
  const faults = secretNames.flatMap((field) => {
    const name = entry[field]?.slice('env:'.length)
    if (name === undefined) return []
    // Some keep a key on one line, with \n for its line ends.
    const value = env[name]?.replaceAll('\\n', '\n')
    if (!value) return [`${at}/${field}: the environment variable ${name} is not set`]
    if (field === 'privateKey' && !value.includes('PRIVATE KEY')) return [`${at}/${field}: what ${name} holds is not a private key in PEM`]
    settings[field] = value
    return []
  })
  return faults.length > 0 ? { faults } : { settings }
}

/** Origin of the host that knows who is where: `https://online.superoffice.com`. */
export const originOf = ({ environment }: Pick<SuperOffice, 'environment'>): string =>
  environment.includes(':') ? new URL(environment).origin : `https://${environment}.superoffice.com`

/** Whether secrets may be sent to an address: to the vendor by https, or to the stand-in we were told of. */
export function isTheirs({ environment }: Pick<SuperOffice, 'environment'>, address: string): boolean {
  const url = URL.parse(address)
  if (!url) return false
  if (environment.includes(':')) return url.origin === new URL(environment).origin
  return url.protocol === 'https:' && url.hostname.endsWith('.superoffice.com')
}

function isEnvironment(text: string): boolean {
  if (['sod', 'qaonline', 'online'].includes(text)) return true
  const url = URL.parse(text)
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}
