/** The addresses of DESIGN §4 that the single-page app answers; `:x` is one segment that does not look like a file. */
export const pages = [
  '/',
  '/sign-in',
  '/overview',
  '/data',
  '/data/:category',
  '/data/:category/:item',
  '/choices',
  '/choices/link',
  '/requests',
  '/requests/new',
  '/requests/new/:type',
  '/requests/:id',
  '/export',
  '/history',
  '/history/receipt/:kind/:id/:version',
  '/history/verify',
  '/notice',
  '/notice/:version',
  '/notice/compare/:a/:b',
  '/cookies',
  '/help',
  '/staff',
  '/staff/requests',
  '/staff/requests/:id',
  '/staff/people',
  '/staff/people/:id',
  '/staff/audit',
] as const

const patterns = pages.map((page) => new RegExp(`^${page.replaceAll(/:\w+/g, '[^/]+')}$`))

/** A last segment with an ending: never answered with a page, or a cache may keep a page as that file (HDR-05). */
const looksLikeFile = (path: string) => /\.[A-Za-z][A-Za-z0-9]{0,9}$/.test(path)

/** Whether the app has a page at this path. */
export const isPage = (path: string) => !looksLikeFile(path) && patterns.some((pattern) => pattern.test(path))

/** Where a secret may stand in the address: nothing of it goes into a referrer (STANDARDS §7.2). */
export const holdsSecret = (path: string) => path === '/sign-in' || path.startsWith('/choices')

/** Whether somebody looks for a page at all, and is helped by one that says there is none. */
export const wantsPage = (path: string, accept = '') => !looksLikeFile(path) && !path.startsWith('/.') && accept.includes('text/html')
