import { locales, type Tenant } from '#domain/tenant.ts'
import { checkTenant } from '#domain/tenant-check.ts'

/** A browser cannot list a folder; the versions of the demo tenant's notice, checked by a test against the folder. */
export const noticeVersions = ['2020-02-13', '2026-11-01']

const read = async (path: string) => {
  const response = await fetch(`/tenant/${path}`)
  if (!response.ok) throw new Error(`/tenant/${path} answered ${response.status}`)
  return response
}

/** The tenant's files as the server reads them from a folder, here over HTTP. Throws a sentence where one is wrong. */
export async function fetchTenant(): Promise<{ tenant: Tenant; brand: { css: string; logo: string } }> {
  const names = ['tenant.json', 'purposes.json', 'topics.json', 'categories.json', 'recipients.json']
  const notices = noticeVersions.flatMap((version) => locales.map((locale) => `notices/${version}/${locale}.json`))
  const files = await Promise.all([...names, ...notices].map(async (name) => [name, await (await read(name)).json()] as const))
  const [css, logo] = await Promise.all([read('brand.css'), read('logo.svg')].map(async (response) => (await response).text()))
  return { tenant: checkTenant(Object.fromEntries(files)), brand: { css: css!, logo: logo! } }
}
