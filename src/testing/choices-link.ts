import type { TestHost } from './host.ts'
import { tokenTo } from './mail-link.ts'

/** Address of the choices with the link of a mail made now: `u1` stops, `p1` chooses both ways. */
export const choicesLink = (host: TestHost, family: 'u1' | 'p1' = 'u1', email = 'ada@example.org') =>
  `/choices#${family[0]}=${tokenTo(host, email, family)}`
