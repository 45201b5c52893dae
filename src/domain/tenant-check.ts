import { z } from 'zod/mini'
import {
  category,
  type Locale,
  locales,
  type NoticeText,
  noticeText,
  organisation,
  purpose,
  recipient,
  type Tenant,
  topic,
} from './tenant.ts'
import { errorOf, TenantError } from './tenant-mends.ts'
import { checkReferences, checkWording } from './tenant-rules.ts'

const noticeFile = /^notices\/([^/]+)\/([^/]+)\.json$/
const ownFiles = ['tenant.json', 'purposes.json', 'topics.json', 'categories.json', 'recipients.json']

/**
 * A tenant from its files, checked field by field and across files. The parsed JSON is named by its path in the folder
 * (`topics.json`, `notices/2026-11-01/en.json`). Throws `TenantError` for the first fault.
 */
export function checkTenant(files: Record<string, unknown>): Tenant {
  for (const file of Object.keys(files)) {
    if (!ownFiles.includes(file) && !noticeFile.test(file))
      throw new TenantError(file, '', 'this is not a file of a tenant; remove it or mend its name')
  }
  const tenant: Tenant = {
    organisation: parsed(files, 'tenant.json', organisation),
    purposes: parsed(files, 'purposes.json', z.array(purpose)),
    topics: parsed(files, 'topics.json', z.array(topic)),
    categories: parsed(files, 'categories.json', z.array(category)),
    recipients: parsed(files, 'recipients.json', z.array(recipient)),
    notices: notices(files),
  }
  checkReferences(tenant)
  checkWording(tenant)
  return tenant
}

function parsed<Schema extends z.ZodMiniType>(files: Record<string, unknown>, file: string, schema: Schema): z.output<Schema> {
  if (files[file] === undefined) throw new TenantError(file, '', 'the file is missing; add it')
  const result = z.safeParse(schema, files[file])
  if (!result.success) throw errorOf(file, result.error.issues[0]!)
  return result.data
}

/** Every version in every language, each saying which version it is. */
function notices(files: Record<string, unknown>): Tenant['notices'] {
  const versions = new Set(Object.keys(files).flatMap((file) => noticeFile.exec(file)?.[1] ?? []))
  return Object.fromEntries([...versions].map((version) => [version, inEveryLocale(files, version)]))
}

function inEveryLocale(files: Record<string, unknown>, version: string): Record<Locale, NoticeText> {
  const texts = locales.map((locale) => {
    const file = `notices/${version}/${locale}.json`
    const text = parsed(files, file, noticeText)
    if (text.version !== version) throw new TenantError(file, 'version', `must be "${version}", the name of its folder`)
    return [locale, text]
  })
  return Object.fromEntries(texts)
}
