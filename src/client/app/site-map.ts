import type { QueryClient } from '@tanstack/react-query'
import { type RouteObject, RouterContextProvider } from 'react-router'
import { linkContext } from '#client/lib/link.ts'
import { queryClientContext } from '#client/lib/query-client.ts'
import { BareErrorPage, ErrorPage } from './error-page.tsx'
import { needsChooser, needsNobody, needsPerson, needsStaff } from './guard.ts'
import { loadShell, Shell } from './shell.tsx'

/** The first page, whose script and words are kept small. */
const first: RouteObject = { index: true, lazy: () => import('#client/features/start/start-route.tsx') }

/** For everybody. */
const open: RouteObject[] = [
  { path: 'sign-in', lazy: () => import('#client/features/sign-in/sign-in-route.tsx') },
  { path: 'notice', lazy: () => import('#client/features/notice/notice-route.tsx') },
  { path: 'notice/:version', lazy: () => import('#client/features/notice/notice-route.tsx') },
  { path: 'notice/compare/:from/:to', lazy: () => import('#client/features/notice/compare-route.tsx') },
  { path: 'cookies', lazy: () => import('#client/features/cookies/cookies-route.tsx') },
  { path: 'choices/link', lazy: () => import('#client/features/link/link-route.tsx') },
  { path: 'help', lazy: () => import('#client/features/help/help-route.tsx') },
  { path: '*', lazy: () => import('./later/not-found.tsx') },
]

/** For a data subject, and for whoever comes by a link of theirs. */
const ofChooser: RouteObject[] = [{ path: 'choices', lazy: () => import('#client/features/choices/choices-route.tsx') }]

/** For a data subject, and for staff who look at their pages. */
const ofPerson: RouteObject[] = [
  { path: 'overview', lazy: () => import('#client/features/overview/overview-route.tsx') },
  { path: 'data', lazy: () => import('#client/features/data/data-route.tsx') },
  { path: 'data/:category', lazy: () => import('#client/features/data/category-route.tsx') },
  { path: 'data/:category/:item', lazy: () => import('#client/features/data/item-route.tsx') },
  { path: 'requests', lazy: () => import('#client/features/requests/requests-route.tsx') },
  { path: 'requests/new', lazy: () => import('#client/features/requests/new-request-route.tsx') },
  { path: 'requests/new/:type', lazy: () => import('#client/features/requests/request-form-route.tsx') },
  { path: 'requests/:id', lazy: () => import('#client/features/requests/request-route.tsx') },
  { path: 'export', lazy: () => import('#client/features/export/export-route.tsx') },
  { path: 'history', lazy: () => import('#client/features/history/history-route.tsx') },
  { path: 'history/receipt/:kind/:id/:version', lazy: () => import('#client/features/history/receipt-route.tsx') },
  { path: 'history/verify', lazy: () => import('#client/features/history/verify-route.tsx') },
]

/** For support and the privacy office. */
const ofStaff: RouteObject[] = [
  { path: 'staff', lazy: () => import('#client/features/staff/staff-route.tsx') },
  { path: 'staff/requests', lazy: () => import('#client/features/staff/queue-route.tsx') },
  { path: 'staff/requests/:id', lazy: () => import('#client/features/staff/desk-route.tsx') },
  { path: 'staff/people', lazy: () => import('#client/features/staff/people-route.tsx') },
  { path: 'staff/people/:id', lazy: () => import('#client/features/staff/person-route.tsx') },
  { path: 'staff/audit', lazy: () => import('#client/features/staff/audit-route.tsx') },
]

/** Every page and its address. A page is a module with `loader`, `Component` and, where it says more, `ErrorBoundary`. */
export const siteMap: RouteObject[] = [
  {
    path: '/',
    loader: loadShell,
    Component: Shell,
    ErrorBoundary: BareErrorPage,
    // Nothing is drawn before the first page is there (`ready`), so there is nothing to fill the wait with.
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          first,
          { middleware: [needsNobody], children: open },
          { middleware: [needsChooser], children: ofChooser },
          { middleware: [needsPerson], children: ofPerson },
          { middleware: [needsStaff], children: ofStaff },
        ],
      },
    ],
  },
]

/** Hands the query client to every loader, and the link one came by to the page that opens it. */
export const contextWith =
  (queryClient: QueryClient, link: { token?: string } = {}) =>
  () => {
    const context = new RouterContextProvider()
    context.set(queryClientContext, queryClient)
    context.set(linkContext, link)
    return context
  }
