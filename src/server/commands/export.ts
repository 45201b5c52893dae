import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buildExport } from '#api/exports/export-build.ts'
import { knownAs, personStream } from '#api/identity.ts'
import { localeOf } from '#domain/tenant.ts'
import { StartRefused } from '#server/start-refused.ts'
import { type Command, Misused } from './command.ts'

export const exportCommand: Command = {
  usage: '--person ID --out FILE.zip',
  summary: 'Writes everything held about one person into a ZIP, as the person gets it.',
  options: {
    person: { type: 'string', what: 'id of the person, as staff pages show it' },
    out: { type: 'string', what: 'the file to write' },
  },
  operands: [],
  async run({ open }, { person, out }) {
    if (typeof person !== 'string') throw new Misused('--person is missing: innsyn export --person ID --out FILE.zip')
    if (typeof out !== 'string') throw new Misused('--out is missing: innsyn export --person ID --out FILE.zip')
    const { host } = await open()
    const [known] = await host.store.load([personStream(person)])
    if (known!.version === 0) throw new StartRefused(`There is no person ${person}.`)
    const language = localeOf((await knownAs(host, person)).language) ?? host.tenant.organisation.defaultLocale
    const at = host.now().toISOString()
    const wanted = { id: host.newId(), scope: 'access', at } as const
    // What staff may not read in a view is in it too: the file is for the person.
    const session = {
      scope: 'person',
      personId: person,
      visit: `visit/${wanted.id}`,
      startedAt: at,
      touchedAt: at,
      freshUntil: at,
    } as const
    const zip = await buildExport({ host, personId: person, language, session }, wanted)
    await pipeline(Readable.fromWeb(zip as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(out, { mode: 0o600 })).catch(
      (error: Error) => {
        throw new StartRefused(`${out} cannot be written (${error.message}).`)
      },
    )
    return { json: { person, file: out }, text: `Written to ${out}.` }
  },
}
