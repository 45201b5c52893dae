import { createPublicKey, createSign, createVerify, type JsonWebKey } from 'node:crypto'
import { z } from 'zod/mini'
import { parsedJson } from '#sources/parsed-json.ts'
import { originOf, type SuperOffice } from './entry.ts'
import { CrmFault, exchange } from './exchange.ts'

const answer = z.object({ IsSuccessful: z.boolean(), Token: z.nullish(z.string()) })
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.literal('RSA') })) })
const head = z.object({ alg: z.literal('RS256') })
const claims = z.looseObject({ iss: z.literal('SuperOffice AS'), exp: z.number() })
const claim = (name: string) => `http://schemes.superoffice.net/identity/${name}`

/** A ticket is good for six hours after its last use. */
const unusedMs = 5 * 60 * 60_000
/** By how much the clocks may differ, in seconds. */
const leeway = 300

export interface SystemUser {
  /** The ticket calls are made with; fetched when there is none. */
  ticket(): Promise<string>
  /** It does not hold any more. Whoever comes with an older one changes nothing. */
  forget(ticket: string): void
}

/** The user the CRM lets an app be without anybody at the keyboard; what it does is logged there under its name alone. */
export function systemUser(settings: SuperOffice, limitMs: number): SystemUser {
  let held: { ticket: Promise<string>; usedAt: number } | undefined
  let current: string | undefined
  return {
    ticket() {
      if (!held || Date.now() - held.usedAt > unusedMs) held = { ticket: fetchTicket(settings, limitMs), usedAt: Date.now() }
      const mine = held
      mine.usedAt = Date.now()
      return mine.ticket.then(
        (ticket) => {
          current = ticket
          return ticket
        },
        (error: unknown) => {
          if (held === mine) held = undefined
          throw error
        },
      )
    },
    forget(ticket) {
      if (ticket !== current) return
      held = undefined
      current = undefined
    },
  }
}

/** `token.yyyyMMddHHmm.signature`: the minute in UTC, RSA with SHA-256 and PKCS #1 v1.5 over what stands before it. */
function signedToken({ systemToken, privateKey }: SuperOffice, now: Date): string {
  const minute = now.toISOString().replace(/\D/g, '').slice(0, 'yyyyMMddHHmm'.length)
  const text = `${systemToken}.${minute}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64')}`
}

async function fetchTicket(settings: SuperOffice, limitMs: number): Promise<string> {
  const { name, applicationToken, tenant } = settings
  const body = {
    SignedSystemToken: signedToken(settings, new Date()),
    ApplicationToken: applicationToken,
    ContextIdentifier: tenant,
    ReturnTokenType: 'JWT',
  }
  const url = `${originOf(settings)}/Login/api/PartnerSystemUser/Authenticate`
  const { status, json } = await exchange(name, url, { method: 'POST', body }, limitMs)
  if (status !== 200) throw new CrmFault(name, `answered ${status} when asked for a ticket`)
  const read = z.safeParse(answer, json)
  // Its own words are left out: they may repeat what was sent.
  if (!read.success || !read.data.IsSuccessful || !read.data.Token) throw new CrmFault(name, 'does not let the app in')
  return ticketIn(settings, read.data.Token, await keysOf(settings, limitMs))
}

async function keysOf(settings: SuperOffice, limitMs: number): Promise<JsonWebKey[]> {
  const { json } = await exchange(settings.name, `${originOf(settings)}/login/.well-known/jwks`, {}, limitMs)
  const read = z.safeParse(keySet, json)
  return read.success ? read.data.keys : []
}

/** The ticket in a JWT (RFC 7519) that the vendor signed for this tenant and that has not run out. */
function ticketIn({ name, tenant }: SuperOffice, token: string, keys: readonly JsonWebKey[]): string {
  const refused = new CrmFault(name, 'gave a ticket that is not signed by its vendor for us')
  const [header = '', payload = '', signature = ''] = token.split('.')
  const isSigned = keys.some((key) => isSignedBy(key, `${header}.${payload}`, signature))
  if (!isSigned || !z.safeParse(head, decoded(header)).success) throw refused
  const read = z.safeParse(claims, decoded(payload))
  if (!read.success || read.data[claim('ctx')] !== tenant || read.data.exp + leeway < Date.now() / 1000) throw refused
  const ticket = read.data[claim('ticket')]
  if (typeof ticket !== 'string' || ticket === '') throw refused
  return ticket
}

/** A key that is none has signed nothing. */
function isSignedBy(key: JsonWebKey, text: string, signature: string): boolean {
  try {
    return createVerify('RSA-SHA256')
      .update(text)
      .verify(createPublicKey({ key, format: 'jwk' }), signature, 'base64url')
  } catch {
    return false
  }
}

const decoded = (part: string) => parsedJson(Buffer.from(part, 'base64url').toString())
