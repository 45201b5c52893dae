import { generateKeyPairSync, randomUUID } from 'node:crypto'

export const phoneKinds = ['OfficePhones', 'MobilePhones', 'PrivatePhones', 'OtherPhones', 'Faxes'] as const
export type PhoneKind = (typeof phoneKinds)[number]

export interface PersonRow {
  personId: number
  firstname: string
  middleName: string
  lastname: string
  mrmrs: string
  title: string
  position: string
  description: string
  personNumber: string
  noMailing: boolean
  /** Local date; undefined where none is known. */
  birthDate?: string
  contactId: number
  language: string
  country: string
  street: { Address1: string; Zipcode: string; City: string }
  registered: number
  updated: number
  /** In the recycle bin since. */
  deletedAt?: number
}

export interface ContactRow {
  contactId: number
  name: string
  department: string
  orgNr: string
}

export interface ConsentRow {
  consentPersonId: number
  personId: number
  purposeKey: string
  legalBaseKey: string
  sourceKey: string
  comment: string
  registered: number
  updated: number
}

/** An entity as it is told, apart from who it is about: that is the row's own column, and is zeroed when the person goes for good. */
export interface ActivityRow {
  id: number
  personId: number
  deletedAt?: number
  entity: Record<string, unknown>
}

export interface MessageRow extends ActivityRow {
  ticketId: number
}

export interface WebhookRow {
  WebhookId: number
  Name: string
  Events: string[]
  TargetUrl: string
  Secret: string
  State: 'Active' | 'Stopped' | 'TooManyErrors'
  failures: number
  lastError: string
}

export interface ListItem {
  Id: number
  Key?: string
  Name: string
}

/** Everything that stands in the database of one tenant, and what the installation is going through just now. */
export interface World {
  tenant: string
  applicationToken: string
  systemToken: string
  /** Milliseconds the clock of the CRM is ahead of ours. */
  ahead: number
  /** Number of the host the tenant lives on: `online1`, `online2`… */
  host: number
  isRunning: boolean
  /** The next so many calls are answered with this status, and how many came sooner than they were told to. */
  refusing: { status: 429 | 503; times: number; retryAfter?: number; until?: number; early?: number }
  /** So many records can still be deleted before the installation goes down. */
  failAfterDeletes?: number | null
  retentionDays: number
  /** When each ticket was last used. */
  tickets: Map<string, number>
  nextId: number
  persons: Map<number, PersonRow>
  contacts: Map<number, ContactRow>
  emails: { personId: number; value: string; description: string }[]
  phones: { personId: number; kind: PhoneKind; value: string; description: string }[]
  consents: ConsentRow[]
  /** No row: the person accepts what is sent. */
  reservations: { personId: number; shipmentTypeId: number }[]
  appointments: ActivityRow[]
  documents: ActivityRow[]
  sales: ActivityRow[]
  cases: ActivityRow[]
  messages: MessageRow[]
  /** What somebody else changes just before the next save of a person is looked at. */
  race?: { personId: number; set: Partial<PersonRow> }
  webhooks: WebhookRow[]
  /** Events are lost on the way; how much longer or shorter the pauses between tries are. */
  delivery: { lose: boolean; pace: number }
  calls: { method: string; path: string; status: number }[]
}

/** Keys of this run: the vendor's, which signs what partners send, and the CRM's own, which signs its answers. */
export const partnerKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const crmKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const lists: Record<'ConsentPurpose' | 'LegalBase' | 'ConsentSource', ListItem[]> = {
  ConsentPurpose: [
    { Id: 1, Key: 'STORE', Name: 'Sales and service' },
    { Id: 2, Key: 'EMARKETING', Name: 'E-marketing' },
    { Id: 3, Key: 'PARTNERS', Name: 'Offers from partners' },
  ],
  LegalBase: [
    { Id: 1, Key: '61A', Name: 'Consent' },
    { Id: 2, Key: '61B', Name: 'Contract' },
    { Id: 3, Key: '61C', Name: 'Required by law' },
    { Id: 4, Key: '61D', Name: 'Protect vital interests' },
    { Id: 5, Key: '61E', Name: 'Public interest' },
    { Id: 6, Key: '61F', Name: 'Legitimate interest' },
    { Id: 7, Key: 'WITHDRAWN', Name: 'Withdrawn' },
  ],
  ConsentSource: [
    { Id: 1, Key: 'USER', Name: 'Created by user' },
    { Id: 2, Key: 'WEBFORM', Name: 'Web form' },
    { Id: 3, Key: 'API', Name: 'Other integration' },
  ],
}

export const shipmentTypes: ListItem[] = [
  { Id: 11, Name: 'Invitations' },
  { Id: 12, Name: 'News' },
  { Id: 13, Name: 'Promotions' },
  { Id: 14, Name: 'Urgent messages' },
]

/** A tenant in which nobody is known yet. */
export const newWorld = (): World => ({
  tenant: 'Cust12345',
  applicationToken: `app-${randomUUID()}`,
  systemToken: `InnsynDemo-${randomUUID().slice(0, 10)}`,
  ahead: 0,
  host: 1,
  isRunning: true,
  refusing: { status: 429, times: 0 },
  retentionDays: 14,
  tickets: new Map(),
  nextId: 100,
  persons: new Map(),
  contacts: new Map(),
  emails: [],
  phones: [],
  consents: [],
  reservations: [],
  appointments: [],
  documents: [],
  sales: [],
  cases: [],
  messages: [],
  webhooks: [],
  delivery: { lose: false, pace: 1 },
  calls: [],
})

export const nowOf = (world: World) => Date.now() + world.ahead

export function takeId(world: World): number {
  world.nextId += 1
  return world.nextId
}

/** The person of a read: whoever lies in the recycle bin is no longer there. */
export function personOf(world: World, id: number): PersonRow | undefined {
  const person = world.persons.get(id)
  return person?.deletedAt === undefined ? person : undefined
}
