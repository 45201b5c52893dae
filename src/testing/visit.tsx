import { act, cleanup, configure, render } from '@testing-library/react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, vi } from 'vitest'
import { App } from '#client/app/app.tsx'
import { ready } from '#client/app/ready.ts'
import { contextWith, siteMap } from '#client/app/site-map.ts'
import { showLanguage } from '#client/lib/language.ts'
import { takeLink } from '#client/lib/link.ts'
import { makeQueryClient } from '#client/lib/query-client.ts'
import type { Locale } from '#domain/tenant.ts'
import type { Browser } from './browser.ts'
import './own-headers.ts'

// A busy machine is slow, not wrong; what never comes is still missed.
configure({ asyncUtilTimeout: 10_000 })

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/**
 * Opens a page as the browser of `who` would: the real router over the real API, with its cookies and nothing kept from before.
 * Resolves when the first page is drawn.
 */
export async function visit(path: string, who: Pick<Browser, 'fetch'>, locale: Locale = 'en') {
  vi.stubGlobal('fetch', who.fetch)
  await showLanguage(locale)
  const queryClient = makeQueryClient()
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retry: false } })
  history.replaceState(null, '', path)
  const link = takeLink()
  const entry = link.token ? location.pathname + location.search : path
  const router = createMemoryRouter(siteMap, { initialEntries: [entry], getContext: contextWith(queryClient, link) })
  await ready(router)
  const page = (
    <App queryClient={queryClient}>
      <RouterProvider router={router} />
    </App>
  )
  const drawn = await act(async () => render(page))
  return { ...drawn, router, queryClient }
}
