import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { provenEmail } from '#api/address.ts'
import { StartRefused } from '#server/start-refused.ts'
import { importRecords } from '#sources/records/import.ts'
import { linesOf } from '#sources/records/import-lines.ts'
import type { Command } from './command.ts'

export const importCommand: Command = {
  usage: 'FILE.ndjson',
  summary: 'Takes over items of people, one JSON object a line. Bad lines are named and left out; the same file again changes nothing.',
  options: {},
  operands: ['FILE.ndjson'],
  async run({ open }, _, [file = '']) {
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) throw new StartRefused(`${file} is no file that can be read.`)
    const { host } = await open()
    const categories = host.tenant.categories.map(({ id }) => id)
    const keyOf = (email: string) => provenEmail(host.keys, email).key
    const result = await importRecords(linesOf(createReadStream(file)), host.store.records, keyOf, categories)
    const { kept, repeated, bad } = result
    const head = `${kept} taken over (${repeated} of them were there already), ${bad.length} left out.`
    return {
      json: result,
      text: [head, ...bad.map(({ line, reason }) => `line ${line}: ${reason}`)].join('\n'),
      failed: bad.length > 0,
    }
  },
}
