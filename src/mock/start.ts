import { http, passthrough } from 'msw'
import { setupWorker } from 'msw/browser'
import { createApp } from '#api/app.ts'
import { fillDemoInto } from '#api/demo.ts'
import { deliver } from '#api/effects/deliver.ts'
import type { Mail } from '#api/mail/mail.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { answer, keepResponseHeaders } from './answer.ts'
import { isRendered, showRendered } from './documents.ts'
import { mockHost } from './host.ts'
import { restore, saveOnLeave } from './snapshot.ts'
import { fetchTenant } from './tenant-files.ts'

/** How often the outbox is looked into where nobody woke us. */
const everyMs = 1_000

interface Asked {
  request: Request
  cookies: Record<string, string>
}

/** The worker cannot hand on that a request is a page visit; that it asks for HTML tells. */
const isPageVisit = ({ headers }: Request) => headers.get('accept')?.includes('text/html')

/**
 * Runs the whole API in this tab, behind a service worker, on the memory store.
 * Never resolves where the page at this address is one the API renders whole: then that page stands, and no shell starts.
 */
export async function start(): Promise<void> {
  const store = memoryStore()
  const mails: Mail[] = []
  const { tenant, brand } = await fetchTenant()
  const host = mockHost(store, tenant, brand, mails)
  if (!restore(store, mails)) await fillDemoInto(host)
  saveOnLeave(store, mails)

  host.effectsWaiting = () => void deliver(host)
  setInterval(host.effectsWaiting, everyMs)
  await deliver(host)

  keepResponseHeaders()
  const app = createApp(host)
  const toApp = ({ request, cookies }: Asked) => answer((seen) => app.fetch(seen, { clientIp: '127.0.0.1' }), request, cookies)
  // A page visit must bring the shell: a bare page from the worker would have nobody behind it once this one is left.
  const toShellOrApp = (asked: Asked) => (isPageVisit(asked.request) ? passthrough() : toApp(asked))
  const worker = setupWorker(http.all('/api/*', toApp), http.all('/u/*', toShellOrApp), http.all('/dev/*', toShellOrApp))
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' })

  if (!isRendered(location.pathname)) return
  await showRendered()
  await new Promise<never>(() => {})
}
