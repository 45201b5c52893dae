import { basename, dirname, resolve } from 'node:path'
import { z } from 'zod/mini'
import { type Mapping, MappingFault, readMapping } from '#sources/sql/mapping.ts'
import { openSqlSource, type SqlSource } from '#sources/sql/sql-source.ts'
import { jsonOf } from './json-of.ts'

/** One entry of the list `sources` in the systems file. */
export const sourceEntry = z.strictObject({ kind: z.literal('sql'), mapping: z.string().check(z.minLength(1)) })
export type SourceEntry = z.infer<typeof sourceEntry>

/**
 * Opens every source of the systems file at `path`; paths of mappings start from its folder. Throws `MappingFault` with sentences that
 * name file, field and mend; then none is left open.
 *
 * @param env where `env:NAME` is looked up
 * @param categories ids of the tenant; a mapping may use no other
 */
export async function openSources(
  path: string,
  entries: readonly SourceEntry[],
  env: Record<string, string | undefined>,
  categories: readonly string[],
): Promise<SqlSource[]> {
  const file = basename(path)
  const mappings = await Promise.all(entries.map(({ mapping }) => mappingAt(resolve(dirname(path), mapping), env, categories)))
  const ids = ['records', ...mappings.map(({ mapping }) => mapping.id)]
  const twice = ids.findIndex((id, n) => ids.indexOf(id) !== n)
  if (twice > 0)
    throw new MappingFault(file, [`/sources/${twice - 1}: another source has the id "${ids[twice]}"; change the id in the mapping`])

  const opened = await Promise.allSettled(mappings.map(({ mapping, ...options }) => openSqlSource(mapping, options)))
  const sources = opened.filter((one) => one.status === 'fulfilled').map((one) => one.value)
  const failed = opened.find((one) => one.status === 'rejected')
  if (!failed) return sources
  await Promise.all(sources.map((source) => source.close()))
  throw failed.reason
}

async function mappingAt(path: string, env: Record<string, string | undefined>, categories: readonly string[]) {
  const file = basename(path)
  const mapping = readMapping(await jsonOf(path), file)
  const strangers = mapping.items.flatMap((item, n) => (categories.includes(item.category) ? [] : [strange(item, n, categories)]))
  if (strangers.length > 0) throw new MappingFault(file, strangers)
  return { mapping, file, url: secret(mapping.url, env, file) }
}

const strange = (item: Mapping['items'][number], n: number, categories: readonly string[]) =>
  `/items/${n}/category: the tenant has no category "${item.category}"; it has ${categories.join(', ')}`

function secret(reference: string, env: Record<string, string | undefined>, file: string): string {
  const name = reference.slice('env:'.length)
  const value = env[name]
  if (!value)
    throw new MappingFault(file, [`/url: the environment variable ${name} is not set; set it to the connection string, postgres://…`])
  if (!/^postgres(ql)?:\/\//.test(value)) throw new MappingFault(file, [`/url: what ${name} holds does not begin with postgres://`])
  return value
}
