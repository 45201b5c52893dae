import { SystemsFault } from '#sources/systems-fault.ts'
import { type SuperOfficeEntry, withSecrets } from './entry.ts'
import { type SuperOfficeSource, superOfficeSource } from './superoffice-source.ts'

/**
 * Opens one entry of the systems file `file`, which stands there at `at` (`/sources/0`). Throws `SystemsFault` with sentences that name
 * file, field and mend. A CRM that does not answer yet is no fault; it is asked when somebody looks.
 *
 * @param categories ids of the tenant; the entry may use no other
 */
export function openSuperOffice(
  entry: SuperOfficeEntry,
  {
    file,
    at,
    env,
    categories,
    timeZone,
  }: { file: string; at: string; env: Record<string, string | undefined>; categories: readonly string[]; timeZone: string },
): SuperOfficeSource {
  const strangers = Object.entries(entry.categories).filter(([, category]) => !categories.includes(category))
  const faults = strangers.map(
    ([kind, category]) => `${at}/categories/${kind}: the tenant has no category "${category}"; it has ${categories.join(', ')}`,
  )
  const read = withSecrets(entry, env, at)
  if ('faults' in read || faults.length > 0) throw new SystemsFault(file, [...faults, ...('faults' in read ? read.faults : [])])
  return superOfficeSource(read.settings, timeZone)
}
