import { createVerify, randomUUID, sign } from 'node:crypto'
import { Hono } from 'hono'
import { crmKeys, nowOf, partnerKeys, type World } from './world.ts'

/** A signed token is good for so long around the minute that stands in it. */
const signedForMs = 10 * 60_000
const claim = (name: string) => `http://schemes.superoffice.net/identity/${name}`

/** The unnumbered host: who is where, and who may come in. */
export function loginApi(world: () => World, origin: string): Hono {
  return new Hono()
    .get('/api/state/:tenant', (c) => {
      const { tenant, host, isRunning } = world()
      if (c.req.param('tenant') !== tenant) return c.notFound()
      return c.json({
        ContextIdentifier: tenant,
        Endpoint: `${origin}/online${host}/${tenant}`,
        State: isRunning ? 'Running' : 'Offline',
        IsRunning: isRunning,
        ValidUntil: new Date(nowOf(world()) + 60 * 60_000).toISOString(),
        Api: `${origin}/online${host}/${tenant}/api`,
      })
    })
    .get('/login/.well-known/jwks', (c) => {
      const key = { ...crmKeys.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'crm' }
      return c.json({ keys: [key] })
    })
    .post('/Login/api/PartnerSystemUser/Authenticate', async (c) => {
      const said = await c.req.json()
      const refused = (ErrorMessage: string) => c.json({ IsSuccessful: false, Token: null, ErrorMessage })
      if (said.ApplicationToken !== world().applicationToken) return refused('The application is not known')
      if (said.ContextIdentifier !== world().tenant) return refused('The customer has not approved the application')
      if (said.ReturnTokenType !== 'JWT') return refused('Only JWT is spoken here')
      if (!isSigned(world(), String(said.SignedSystemToken))) return refused('The signature of the system token does not hold')
      return c.json({ IsSuccessful: true, Token: tokenOf(world()), ErrorMessage: null })
    })
}

/** `token.yyyyMMddHHmm.signature`, the minute in UTC; RSA with SHA-256 and PKCS #1 v1.5 over what stands before the last dot. */
function isSigned(world: World, signed: string): boolean {
  const [token, minute, signature] = signed.split('.')
  const at = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(minute ?? '')
  if (!at || !signature || token !== world.systemToken) return false
  const [year, month, day, hour, minutes] = at.slice(1).map(Number) as [number, number, number, number, number]
  if (Math.abs(Date.UTC(year, month - 1, day, hour, minutes) - Date.now()) > signedForMs) return false
  return createVerify('RSA-SHA256').update(`${token}.${minute}`).verify(partnerKeys.publicKey, signature, 'base64')
}

function tokenOf(world: World): string {
  const ticket = `7T:${randomUUID()}`
  world.tickets.set(ticket, nowOf(world))
  const seconds = Math.floor(Date.now() / 1000)
  const claims = { iss: 'SuperOffice AS', aud: 'spn:1234567890', iat: seconds, nbf: seconds, exp: seconds + 300 }
  const identity = { [claim('ctx')]: world.tenant, [claim('ticket')]: ticket, [claim('associateid')]: '7' }
  const text = [
    { alg: 'RS256', typ: 'JWT', kid: 'crm' },
    { ...claims, ...identity },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), crmKeys.privateKey).toString('base64url')}`
}
