import type { Mail } from '#api/mail/mail.ts'
import type { Tenant } from '#domain/tenant.ts'
import type { Source } from '#sources/source.ts'
import type { Sha256, Store } from '#store/store.ts'

/** What the API needs from where it runs. `server/` and `mock/` each make one; nothing else differs between them. */
export interface Host {
  store: Store
  /** Each `watched`, so that none is waited for in vain. */
  sources: readonly Source[]
  tenant: Tenant
  /** Origin without a slash at the end; links in mails are built from it, never from `Host`. */
  baseUrl: string
  /** The only clock. */
  now(): Date
  /** A random UUID. */
  newId(): string
  /** `count` random bytes. */
  randomBytes(count: number): Uint8Array
  sha256: Sha256
  keys: Keys
  /** Hands one mail over; throws when it was not taken. */
  sendMail(mail: Mail): Promise<void>
  /** Mails kept for `/dev/mailbox`, newest first; missing in production. */
  mailbox?: { list(): Mail[] }
  /** Wakes whoever carries out the outbox. */
  effectsWaiting(): void
  /** Normalised addresses of staff and their role. */
  staff: ReadonlyMap<string, StaffRole>
  /** Keys of machines; without one nothing of the senders' interface opens. */
  apiKeys: readonly ApiKey[]
  /** Who is told of changes; missing where nobody is. */
  webhooks?: Webhooks
  /** Sign-in of staff by OpenID Connect, where configured. */
  oidc?: Oidc
  /** Whether this is a production (not loopback) origin. */
  production: boolean
  /** Whether a local date is a public holiday where the controller is (`tenant.organisation.country`); weekends are not meant. */
  isHoliday(localDate: string): boolean
  /** Text of the tenant's `brand.css` and `logo.svg`, for pages the API renders whole. */
  brand: { css: string; logo: string }
}

/** What a machine may do here with its key. */
export const keyScopes = ['links', 'suppression', 'changes', 'events', 'metrics'] as const
export type KeyScope = (typeof keyScopes)[number]

/** A key of a machine. `hash` is the hex SHA-256 of the key itself, which is kept nowhere. */
export interface ApiKey {
  name: string
  scopes: readonly KeyScope[]
  hash: string
}

/** Receivers of changes, outside. */
export interface Webhooks {
  ids: readonly string[]
  /** Sends one message, signed as Standard Webhooks 1.0 has it; throws when the receiver did not answer 2xx. `body`: JSON text. */
  call(id: string, message: { id: string; at: Date; body: string }): Promise<void>
}

export type StaffRole = 'support' | 'officer'

/** Keyed hashes, HMAC-SHA-256. Each use has a key of its own. */
export interface Keys {
  /**
   * Whole 32 bytes over `data` with the key of `use`; `keyId` 1 to 255 picks an older key. `token` signs what mail systems may mint
   * themselves (`u1`, `p1`); `proof` what only we do (undo, confirmation).
   */
  mac(use: 'address' | 'token' | 'proof' | 'staff' | 'pass', data: Uint8Array, keyId?: number): Uint8Array
  /** Whether there is a key with this id; asked before `mac` with an id that came from outside. */
  knows(keyId: number): boolean
  /** The key new tokens are made with. */
  currentKeyId: number
}

export interface Oidc {
  /** Where to send the browser, and what to keep until it comes back. */
  start(redirectUri: string): Promise<{ url: string; transaction: unknown }>
  /** The verified address of the one who signed in. */
  finish(callback: URL, transaction: unknown): Promise<{ email: string }>
}
