import type { Session } from '#api/session/session.ts'
import type { Locale } from '#domain/tenant.ts'
import type { Host } from './host.ts'

/** What every handler can rely on. `Bindings` come with each request from where the app runs. */
export interface ApiEnv {
  Bindings: {
    /** Address of the caller as the host saw it (behind `TRUST_PROXY` the forwarded one); never read from a header here. */
    clientIp?: string
  }
  Variables: {
    host: Host
    /** Language of the answer. */
    language: Locale
    session: Session
  }
}

/** `Variables` of a request, for functions that need no more of it. */
export type Asked = ApiEnv['Variables']
