import { createRoot, hydrateRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { firstLocale, showLanguage } from '#client/lib/language.ts'
import { isLink, takeLink } from '#client/lib/link.ts'
import { makeQueryClient } from '#client/lib/query-client.ts'
import { App } from './app.tsx'
import { ready } from './ready.ts'
import { contextWith, siteMap } from './site-map.ts'

/** Reads the first page and draws it, or takes over the one rendered ahead. */
export async function start() {
  const link = takeLink()
  // Opened where the choices are in view already, a link changes nothing but the fragment.
  addEventListener('hashchange', () => isLink(location.hash) && location.reload())
  if (import.meta.env.VITE_MOCK) await (await import('#mock/start.ts')).start()

  const locale = firstLocale()
  const root = document.getElementById('root')!
  const renderedAhead = root.hasChildNodes() && document.documentElement.lang === locale
  const words = showLanguage(locale)
  const queryClient = makeQueryClient()
  const router = createBrowserRouter(siteMap, { getContext: contextWith(queryClient, link) })
  await Promise.all([words, ready(router)])

  const page = (
    <App queryClient={queryClient}>
      <RouterProvider router={router} />
    </App>
  )
  // Taken over as it stands, so that what was typed and where the focus is stay.
  if (renderedAhead) return hydrateRoot(root, page)
  // The title the page came with makes way for the one React keeps.
  document.head.querySelector('title')?.remove()
  createRoot(root).render(page)
}
