import { z } from 'zod/mini'
import { normaliseEmail } from '#api/address.ts'
import { type ApiKey, type KeyScope, keyScopes, type StaffRole } from '#api/host.ts'

/** A list with commas between, each element matching `element` as a whole. */
const list = <T>(element: RegExp, read: (parts: string[]) => T) =>
  z.pipe(
    z.string().check(z.refine((value) => split(value).length > 0 && split(value).every((part) => element.test(part)))),
    z.transform((value) => split(value).map((part) => read(element.exec(part)!.slice(1)))),
  )

const split = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** `address=role,…` → role by normalised address. */
export const staffList = z.pipe(
  list(/^([^\s=@]+@[^\s=@]+)=(support|officer)$/, ([email, role]) => [normaliseEmail(email!), role as StaffRole] as const),
  z.transform((entries): ReadonlyMap<string, StaffRole> => new Map(entries)),
)

const anyScope = `(?:${keyScopes.join('|')})`

/** `name:scope+scope:sha256,…` */
export const apiKeys = list(
  new RegExp(`^([\\w-]+):(${anyScope}(?:\\+${anyScope})*):([0-9a-f]{64})$`),
  ([name, scopes, hash]): ApiKey => ({ name: name!, scopes: scopes!.split('+') as KeyScope[], hash: hash! }),
)

/** One secret of the product: `id` goes into tokens, `secret` holds 32 random bytes or more. */
export interface SecretKey {
  id: number
  secret: Uint8Array
}

const distinct = (keys: SecretKey[]) => new Set(keys.map(({ id }) => id)).size === keys.length

/** `id:base64url,…`, newest first, as `SECRET_KEYS` and the key file hold them. */
export const secretKeys = z.pipe(
  list(/^(\d{1,3}):([\w-]{43,})$/, ([id, secret]): SecretKey => ({ id: Number(id), secret: Buffer.from(secret!, 'base64url') })),
  z.array(z.custom<SecretKey>((key) => (key as SecretKey).id >= 1 && (key as SecretKey).id <= 255)).check(z.refine(distinct)),
)
