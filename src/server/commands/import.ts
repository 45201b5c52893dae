import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { StartRefused } from '#server/start-refused.ts'
import { type ImportResult, importRecords } from '#sources/records/import.ts'
import { linesOf } from '#sources/records/import-lines.ts'
import type { Command } from './command.ts'
import { importGround } from './import-ground.ts'

export const importCommand: Command = {
  usage: 'FILE.ndjson',
  summary:
    'Takes over items of people, one JSON object a line. Bad lines, and what is older than the erasure of its person, are named and left out; the same file again changes nothing.',
  options: {},
  operands: ['FILE.ndjson'],
  async run({ open }, _, [file = '']) {
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) throw new StartRefused(`${file} is no file that can be read.`)
    const { host } = await open()
    const result = await importRecords(linesOf(createReadStream(file)), importGround(host))
    return { json: result, text: summaryOf(result), failed: result.bad.length > 0 }
  },
}

/** Names lines by their number, and nobody. */
function summaryOf({ kept, repeated, bad, forgotten }: ImportResult): string {
  const head = `${kept} taken over (${repeated} of them were there already), ${bad.length} left out.`
  const older = `${forgotten.length} more left out, since they are older than the erasure of their person.`
  return [
    head,
    ...bad.map(({ line, reason }) => `line ${line}: ${reason}`),
    ...(forgotten.length > 0 ? [older] : []),
    ...forgotten.map(({ line, erasedOn }) => `line ${line}: not recorded after ${erasedOn}, the day of the erasure`),
  ].join('\n')
}
