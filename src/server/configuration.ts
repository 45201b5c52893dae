import type { ApiKey, StaffRole } from '#api/host.ts'
import { demoStaff } from '#sources/demo/demo-people.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { StartRefused } from './start-refused.ts'
import type { SecretKey } from './variable-lists.ts'

/** Everything that can be set from outside, checked (DESIGN §7). */
export interface Configuration {
  port: number
  host: string
  /** Origin without a slash at the end. */
  baseUrl: string
  dataDir: string
  /** Missing: the embedded store in `dataDir`. */
  databaseUrl?: string
  tenantDir: string
  systemsFile?: string
  /** Missing: mails land in `/dev/mailbox`. */
  smtpUrl?: string
  mailFrom: string
  oidc?: OidcClient
  staff: ReadonlyMap<string, StaffRole>
  /** Newest first. Missing: made and kept in `dataDir`. */
  secretKeys?: SecretKey[]
  apiKeys: ApiKey[]
  /** How many proxies in front are ours. */
  trustProxy: number
  /** Any `HOST` or `BASE_URL` that is not loopback (rule 10). */
  production: boolean
}

export interface OidcClient {
  issuer: string
  clientId: string
  clientSecret: string
}

/** Who may sign in as staff where nobody is named: addresses that exist nowhere, and never in production. */
const staffOfDemo: ReadonlyMap<string, StaffRole> = new Map([
  [demoStaff.support, 'support'],
  [demoStaff.officer, 'officer'],
])

/** The configuration of an environment. Throws `StartRefused` with one sentence that names the variable and the mend. */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const set = readEnvironment(env)
  const port = set.PORT ?? 3000
  const host = set.HOST ?? '127.0.0.1'
  const baseUrl = (set.BASE_URL ?? `http://localhost:${port}`).replace(/\/$/, '')
  const production = !isLoopback(host) || !isLoopback(new URL(baseUrl).hostname)
  if (production) demandProduction(set, isLoopback(host) ? 'BASE_URL' : 'HOST')
  return {
    port,
    host,
    baseUrl,
    dataDir: set.DATA_DIR ?? './data',
    databaseUrl: set.DATABASE_URL,
    tenantDir: set.TENANT_DIR ?? 'public/tenant',
    systemsFile: set.SYSTEMS_FILE,
    smtpUrl: set.SMTP_URL,
    mailFrom: set.MAIL_FROM ?? `no-reply@${production ? new URL(baseUrl).hostname : 'innsyn.example'}`,
    oidc: oidcClient(set),
    staff: set.STAFF_EMAILS ?? (production ? new Map() : staffOfDemo),
    secretKeys: set.SECRET_KEYS,
    apiKeys: set.API_KEYS ?? [],
    trustProxy: set.TRUST_PROXY ?? 0,
    production,
  }
}

/** 127.0.0.0/8, ::1 and the names that lead there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(host) || /^\[?::1\]?$/.test(host)
}

/** Rule 10: safe or no start, with the reason. */
function demandProduction(set: Environment, because: 'HOST' | 'BASE_URL') {
  const reason = `${because} is not loopback, so this is production`
  if (!set.BASE_URL?.startsWith('https:') || isLoopback(new URL(set.BASE_URL).hostname))
    throw new StartRefused(`${reason}: set BASE_URL to the https address people use, such as https://privacy.example.com.`)
  if (!set.SMTP_URL) throw new StartRefused(`${reason}: set SMTP_URL to the mail server that sends sign-in codes and letters.`)
  if (!set.SECRET_KEYS)
    throw new StartRefused(`${reason}: set SECRET_KEYS, so that links and addresses stay the same on every node and after a move.`)
}

function oidcClient(set: Environment): OidcClient | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = set
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret)
    throw new StartRefused('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three or none.')
  if (!issuer.startsWith('https:') && !isLoopback(new URL(issuer).hostname))
    throw new StartRefused('OIDC_ISSUER must be an https address: a sign-in over http can be read on the way.')
  return { issuer, clientId, clientSecret }
}
