import { basename, dirname, resolve } from 'node:path'
import { z } from 'zod/mini'
import { type Mapping, readMapping } from '#sources/sql/mapping/mapping.ts'
import { openSqlSource } from '#sources/sql/sql-source.ts'
import { superOfficeEntry } from '#sources/superoffice/entry.ts'
import { openSuperOffice } from '#sources/superoffice/open-superoffice.ts'
import { jsonOf } from './json-of.ts'
import type { Source } from './source.ts'
import { SystemsFault } from './systems-fault.ts'

const sqlEntry = z.strictObject({ kind: z.literal('sql'), mapping: z.string().check(z.minLength(1)) })

/** One entry of the list `sources` in the systems file. */
export const sourceEntry = z.discriminatedUnion('kind', [sqlEntry, superOfficeEntry])
export type SourceEntry = z.infer<typeof sourceEntry>

export type OpenSource = Source & { close(): Promise<void> }

/**
 * Opens every source of the systems file at `path`; paths of mappings start from its folder. Throws `SystemsFault` with sentences that
 * name file, field and mend; then none is left open.
 *
 * @param env where `env:NAME` is looked up
 * @param categories ids of the tenant; a source may use no other
 * @param timeZone legal time zone of the tenant
 */
export async function openSources(
  path: string,
  entries: readonly SourceEntry[],
  env: Record<string, string | undefined>,
  categories: readonly string[],
  timeZone: string,
): Promise<OpenSource[]> {
  const file = basename(path)
  const ready = await Promise.all(
    entries.map(async (entry, n): Promise<{ id: string; open: () => Promise<OpenSource> }> => {
      if (entry.kind === 'superoffice') {
        const context = { file, at: `/sources/${n}`, env, categories, timeZone }
        return { id: entry.id, open: async () => openSuperOffice(entry, context) }
      }
      const { mapping, ...options } = await mappingAt(resolve(dirname(path), entry.mapping), env, categories)
      return { id: mapping.id, open: () => openSqlSource(mapping, { ...options, timeZone }) }
    }),
  )
  const ids = ['records', ...ready.map(({ id }) => id)]
  const twice = ids.findIndex((id, n) => ids.indexOf(id) !== n)
  if (twice > 0) throw new SystemsFault(file, [`/sources/${twice - 1}: another source has the id "${ids[twice]}"; change one`])

  const opened = await Promise.allSettled(ready.map(({ open }) => open()))
  const sources = opened.filter((one) => one.status === 'fulfilled').map((one) => one.value)
  const failed = opened.find((one) => one.status === 'rejected')
  if (!failed) return sources
  await Promise.all(sources.map((source) => source.close()))
  throw failed.reason
}

/** One mapping file with the connection it names. Throws `SystemsFault`. */
export async function mappingAt(path: string, env: Record<string, string | undefined>, categories: readonly string[]) {
  const file = basename(path)
  const mapping = readMapping(await jsonOf(path), file)
  const strangers = mapping.items.flatMap((item, n) => (categories.includes(item.category) ? [] : [strange(item, n, categories)]))
  if (strangers.length > 0) throw new SystemsFault(file, strangers)
  return { mapping, file, url: secret(mapping.url, env, file) }
}

const strange = (item: Mapping['items'][number], n: number, categories: readonly string[]) =>
  `/items/${n}/category: the tenant has no category "${item.category}"; it has ${categories.join(', ')}`

function secret(reference: string, env: Record<string, string | undefined>, file: string): string {
  const name = reference.slice('env:'.length)
  const value = env[name]
  if (!value)
    throw new SystemsFault(file, [
      `/url: the environment variable ${name} is not set; set it to the connection string, postgres://… or mysql://…`,
    ])
  if (!/^(postgres|postgresql|mysql|mariadb):\/\//.test(value))
    throw new SystemsFault(file, [`/url: what ${name} holds does not begin with postgres://, mysql:// or mariadb://`])
  if (!URL.canParse(value))
    throw new SystemsFault(file, [`/url: what ${name} holds is no connection string; write what is special in a password as %2F`])
  return value
}
