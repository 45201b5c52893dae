import type { QueryClient } from '@tanstack/react-query'
import { type RouteObject, RouterContextProvider } from 'react-router'
import { queryClientContext } from '#client/lib/query-client.ts'
import { BareErrorPage, ErrorPage } from './error-page.tsx'
import { needsNobody, needsPerson, needsStaff } from './guard.ts'
import { NotFound } from './not-found.tsx'
import { loadShell, Shell } from './shell.tsx'

/** The way in, whose script and words are kept small. */
const wayIn: RouteObject[] = [
  { index: true, lazy: () => import('#client/features/start/start-route.tsx') },
  { path: 'sign-in', lazy: () => import('#client/features/sign-in/sign-in-route.tsx') },
]

/** For everybody. */
const open: RouteObject[] = [
  { path: 'notice', lazy: () => import('#client/features/notice/notice-route.tsx') },
  { path: 'notice/:version', lazy: () => import('#client/features/notice/notice-route.tsx') },
  { path: 'notice/compare/:from/:to', lazy: () => import('#client/features/notice/compare-route.tsx') },
  { path: 'cookies', lazy: () => import('#client/features/cookies/cookies-route.tsx') },
  { path: 'help', lazy: () => import('#client/features/help/help-route.tsx') },
]

/** For a data subject, and for staff who look at their pages. */
const ofPerson: RouteObject[] = [
  { path: 'overview', lazy: () => import('#client/features/overview/overview-route.tsx') },
  { path: 'data', lazy: () => import('#client/features/data/data-route.tsx') },
  { path: 'data/:category', lazy: () => import('#client/features/data/category-route.tsx') },
  { path: 'data/:category/:item', lazy: () => import('#client/features/data/item-route.tsx') },
  { path: 'choices', lazy: () => import('#client/features/choices/choices-route.tsx') },
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
          ...wayIn,
          { middleware: [needsNobody], children: open },
          { middleware: [needsPerson], children: ofPerson },
          { middleware: [needsStaff], children: ofStaff },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]

/** Hands the query client to every loader. */
export const contextWith = (queryClient: QueryClient) => () => {
  const context = new RouterContextProvider()
  context.set(queryClientContext, queryClient)
  return context
}
