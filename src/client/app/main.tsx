import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { firstLocale, showLanguage } from '#client/lib/language.ts'
import { makeQueryClient } from '#client/lib/query-client.ts'
import { App } from './app.tsx'
import { ready } from './ready.ts'
import { contextWith, siteMap } from './site-map.ts'

/** Not awaited at the top of the module: pages share chunks with this file and would wait for it while it waits for them. */
async function start() {
  if (import.meta.env.VITE_MOCK) await (await import('#mock/start.ts')).start()

  const words = showLanguage(firstLocale())
  const queryClient = makeQueryClient()
  const router = createBrowserRouter(siteMap, { getContext: contextWith(queryClient) })
  await Promise.all([words, ready(router)])

  // A page rendered ahead stands until now; its title makes way for the one React keeps.
  document.head.querySelector('title')?.remove()
  createRoot(document.getElementById('root')!).render(<App router={router} queryClient={queryClient} />)
}

void start()
