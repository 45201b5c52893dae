import type { Host } from '#api/host.ts'
import { type Browser, browser } from './browser.ts'
import { type TestHost, testHost } from './host.ts'
import { type Held, hold } from './records.ts'

/** What the shop knows about Ada unless a test says otherwise. */
const adasItems: Held[] = [
  { id: 'p1', category: 'profile', at: '2024-03-01', values: [{ name: 'phone', value: '+46 8 123 456' }] },
  { id: 'o1', category: 'orders', at: '2025-05-02T10:00:00Z', values: [{ name: 'total', value: 12.5 }] },
  { id: 'v1', category: 'visits', at: '2026-09-03T11:00:00Z', origin: 'observed', values: [{ name: 'page', value: '/prices' }] },
]

/** Everybody a test needs, each in a browser of their own in front of one app; nobody is signed in yet. */
export function people(replaced: Partial<Host> = {}) {
  const host = testHost(replaced)
  const first = browser(host)
  return { host, app: first.app, stranger: first, another: (clientIp?: string) => browser(host, first.app, clientIp) }
}

export interface Signed {
  host: TestHost
  /** The person whose pages are tested. */
  ada: Browser
  /** Another person, about whom nothing is held. */
  eve: Browser
  /** Support and privacy office. */
  sam: Browser
  olga: Browser
}

/** Ada, Eve and two members of staff, all signed in; Ada has `items`. */
export async function apiAs({ items = adasItems, ...replaced }: Partial<Host> & { items?: Held[] } = {}): Promise<Signed> {
  const { host, app } = people(replaced)
  await hold(host, 'ada@example.org', items)
  await hold(host, 'eve@example.org', [{ id: 'e1', category: 'profile', name: 'Eve Adams' }])
  const signedIn = async (email: string) => {
    const one = browser(host, app)
    await one.signIn(email)
    return one
  }
  return {
    host,
    ada: await signedIn('ada@example.org'),
    eve: await signedIn('eve@example.org'),
    sam: await signedIn('sam@acme.example'),
    olga: await signedIn('olga@acme.example'),
  }
}
