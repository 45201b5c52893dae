import { factsOf, holdings } from '#api/data/holdings.ts'
import { claimsKey, mustBeTheirs } from '#api/data/subjects-of.ts'
import { entriesOf, publicEntry } from '#api/history/ledger-of-person.ts'
import type { PersonEnv } from '#api/session/access.ts'
import { localDate } from '#domain/legal-clock.ts'
import type { ExportScope } from '#domain/visit.ts'
import type { StreamId } from '#store/store.ts'
import { wordsFor } from '#words/words.ts'
import { processing, readme } from './export-content.ts'
import { categoryFiles, type ExportFile, jsonArray } from './export-files.ts'
import { exportZip } from './export-zip.ts'

type Asked = PersonEnv['Variables']

export interface Export {
  id: string
  scope: ExportScope
  at: string
}

/** The ZIP of one export: what is held now, as it is read. What cannot be read is named, never left out in silence (ACC-15). */
export async function buildExport(asked: Asked, wanted: Export): Promise<ReadableStream<Uint8Array>> {
  const { host, language } = asked
  const { organisation } = host.tenant
  const { items, silent } = await holdings(asked)
  const own = wanted.scope === 'access' ? items : items.filter((item) => factsOf(host.tenant, item).portable)
  const byCategory = Map.groupBy(own, ({ category }) => category)
  const data = [...byCategory].flatMap(([id, held]) => categoryFiles(host.tenant, id, held, language))
  const files = wanted.scope === 'access' ? [...data, ...(await recordFiles(asked, own))] : data
  const missing = silent.map(({ name }) => name)
  const page = readme(host.tenant, language, files, localDate(wanted.at, organisation.timeZone), missing)
  return exportZip([page, ...files], manifestOf(asked, wanted, missing), wanted.at)
}

/** What this product itself keeps about the person (ACC-06), and what the data are used for (Art. 15(1)). */
async function recordFiles(asked: Asked, items: Parameters<typeof processing>[1]): Promise<ExportFile[]> {
  const { host, personId, language } = asked
  const words = wordsFor(language)
  const history = (await entriesOf(host.store, personId)).map(publicEntry)
  const requests = (await host.store.list('request', { person: personId }, 1000)).map(async ({ stream, state }) => ({
    id: stream.slice('request/'.length),
    ...(state as object),
    texts: await textsOf(asked, stream),
  }))
  const json = (path: string, title: string, elements: Iterable<unknown>): ExportFile => ({
    path,
    format: 'json',
    title,
    pieces: jsonArray(elements),
  })
  return [
    json('processing.json', words('export.file.processing'), processing(host.tenant, items, language)),
    json('history.json', words('export.file.history'), history),
    json('requests.json', words('export.file.requests'), await Promise.all(requests)),
  ]
}

/** The words of a request; none where another person who shares the mailbox filed it. */
async function textsOf(asked: Asked, stream: StreamId): Promise<Record<string, unknown>> {
  const { [claimsKey]: _, ...texts } = await asked.host.store.vault.all(stream)
  const isTheirs = await mustBeTheirs(asked, stream.slice('request/'.length)).then(
    () => true,
    () => false,
  )
  return isTheirs ? texts : {}
}

/** The members of the data package beside its files (EXP-09). */
function manifestOf({ host, language }: Asked, { id, scope, at }: Export, missing: readonly string[]) {
  const words = wordsFor(language)
  const { name, authorities } = host.tenant.organisation
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `innsyn-${scope}-${id}`,
    id: `urn:uuid:${id}`,
    title: words('export.readme.title', { organisation: name }),
    version: '1.0.0',
    created: at,
    contributors: [{ title: name, roles: ['creator'] }],
    'x-scope': scope,
    'x-formula-escape': 'single-quote',
    'x-completeness': missing.length > 0 ? 'partial' : 'complete',
    'x-missing-systems': missing,
    'x-complaint-authorities': authorities.map((authority) => ({ name: authority.name, url: authority.url })),
  }
}
