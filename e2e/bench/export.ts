import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipText } from '#testing/unzip.ts'
import { startFloor } from './children.ts'
import { download } from './download.ts'
import { alone, type Bench, besideFloor, each, inTurn, mebibytes, median, milliseconds, type Row, seconds } from './figures.ts'
import { installation, type RunningServer } from './innsyn.ts'
import { growthOf } from './memory.ts'
import { scratchFolder } from './scratch.ts'
import { signedIn } from './signed-in.ts'

/** Where the growth of memory is looked at first: it should be the same for however many. */
const few = 10_000
const small = { email: 'little@folk.example' }

/** Everything of one person as ZIP, against a bare server that writes the same items as NDJSON. */
export const exportBench: Bench = async ({ rounds, items }) => {
  const rows = await exportOf(few, 1)
  return [...rows.filter(({ what }) => what.includes('memory')), ...(await exportOf(items, rounds))]
}

async function exportOf(items: number, rounds: number): Promise<Row[]> {
  const ours = await installation()
  console.error(`Making one person with ${items} items.`)
  await ours.command('seed', '--people', '1', '--items', String(items))
  await ours.command('import', smallImport())
  const server = await ours.start()
  const floor = `http://127.0.0.1:${await startFloor('export-floor.ts', join(ours.dataDir, 'innsyn.db'), String(items))}/`
  // What a server takes for its first export it takes once.
  await (await zipOf(server, small.email))()
  const zip = await zipOf(server, 'person.1@folk.example')

  const { result: first, growth } = await growthOf(server.pid, zip)
  const pairs = await inTurn(rounds, () => download(floor), zip)
  await mustHoldAll(items, floor, zip)
  await server.end()
  const what = `export of ${items} items`
  return [
    besideFloor(
      `${what}, ZIP against NDJSON`,
      seconds,
      each(pairs, ({ ms }) => ms / 1000),
      { most: 2.5 },
    ),
    alone(`${what}, first byte`, milliseconds, median([first, ...pairs.map((pair) => pair.ours)].map(({ firstByteMs }) => firstByteMs)), {
      most: 50,
    }),
    besideFloor(
      `${what}, size`,
      mebibytes,
      each(pairs, ({ bytes }) => bytes),
    ),
    ...(growth === undefined ? [] : [alone(`${what}, growth of memory`, mebibytes, growth, { most: 32 * 2 ** 20 })]),
  ]
}

/** Somebody with little. Answers the file to import. */
function smallImport(): string {
  const item = { person: small, system: 'CRM', category: 'contact-details', title: 'Business card', at: '2026-03-01', origin: 'provided' }
  const lines = Array.from({ length: 20 }, (_, at) =>
    JSON.stringify({ ...item, id: `card-${at}`, values: [{ name: 'phone', value: '000' }] }),
  )
  const file = join(scratchFolder(), 'small.ndjson')
  writeFileSync(file, lines.join('\n'))
  return file
}

/** Signs a person in and orders their export; what is answered fetches the file, any number of times. */
async function zipOf({ url }: RunningServer, email: string) {
  const headers = await signedIn(url, email)
  const order = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: '{"scope":"access"}' }
  const ordered = await fetch(`${url}/api/v1/exports`, order)
  if (ordered.status !== 201) throw new Error(`An export was answered with ${ordered.status}: ${await ordered.text()}`)
  const { url: file } = (await ordered.json()) as { url: string }
  return (keep?: (piece: Buffer) => void) => download(url + file, headers, keep)
}

/** Throws unless both hold every item once. */
async function mustHoldAll(items: number, floor: string, zip: (keep: (piece: Buffer) => void) => Promise<unknown>): Promise<void> {
  const [lines, packed]: [Buffer[], Buffer[]] = [[], []]
  await download(floor, {}, (piece) => lines.push(piece))
  await zip((piece) => packed.push(piece))
  const inFloor = Buffer.concat(lines).toString().split('\n').length - 1
  const files = unzipText(Buffer.concat(packed))
  const data = [...files].filter(([path]) => /^data\/.*\.json$/.test(path))
  const ids = data.flatMap(([, text]) => (JSON.parse(text) as { id: string }[]).map(({ id }) => id))
  if (inFloor !== items || ids.length !== items || new Set(ids).size !== items)
    throw new Error(`Of ${items} items the floor wrote ${inFloor}, the ZIP holds ${ids.length}, ${new Set(ids).size} of them different.`)
}
