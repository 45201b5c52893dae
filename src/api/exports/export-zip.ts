import { sha256 } from '@noble/hashes/sha2.js'
import { makeZip } from 'client-zip'
import { toHex, utf8 } from '#api/bytes.ts'
import type { ExportFile } from './export-files.ts'

/** What the manifest says of one file (EXP-09). */
interface Resource {
  name: string
  path: string
  title: string
  format: string
  mediatype: string
  encoding: 'utf-8'
  bytes: number
  hash: string
  type?: 'table'
  schema?: { fields: { name: string; type: 'any' }[] }
}

const mediaTypes = { json: 'application/json', csv: 'text/csv; charset=utf-8; header=present', html: 'text/html' }

/**
 * An export as a ZIP stream: the files first, hashed while they pass; then the manifest, which needs their sizes, and `SHA256SUMS` over
 * everything, the manifest too. The same files at the same instant give the same bytes.
 *
 * @param about members of `datapackage.json` beside the list of files
 */
export function exportZip(files: readonly ExportFile[], about: object, at: string): ReadableStream<Uint8Array> {
  const lastModified = new Date(at)
  async function* entries() {
    const resources: Resource[] = []
    for (const file of files) {
      const seen = { bytes: 0, hash: '' }
      yield { name: file.path, lastModified, input: passing(file.pieces, seen) }
      resources.push({ ...described(file), bytes: seen.bytes, hash: `sha256:${seen.hash}` })
    }
    const manifest = `${JSON.stringify({ ...about, resources }, null, 2)}\n`
    const sums = [
      ...resources.map(({ hash, path }) => [hash.slice('sha256:'.length), path]),
      [toHex(sha256(utf8(manifest))), 'datapackage.json'],
    ]
    yield { name: 'datapackage.json', lastModified, input: manifest }
    yield { name: 'SHA256SUMS', lastModified, input: sums.map(([hash, path]) => `${hash}  ${path}\n`).join('') }
  }
  return makeZip(entries())
}

/** The bytes of a file; when the last one has passed, `seen` holds their number and their hash. */
async function* passing(pieces: Iterable<string>, seen: { bytes: number; hash: string }): AsyncGenerator<Uint8Array> {
  const hash = sha256.create()
  for (const piece of pieces) {
    const bytes = utf8(piece)
    seen.bytes += bytes.length
    hash.update(bytes)
    yield bytes
  }
  seen.hash = toHex(hash.digest())
}

const described = ({ path, title, format, columns }: ExportFile) => ({
  name: path.toLowerCase().replace(/[^a-z0-9._-]+/g, '-'),
  path,
  title,
  format,
  mediatype: mediaTypes[format],
  encoding: 'utf-8' as const,
  ...(columns && { type: 'table' as const, schema: { fields: columns.map((name) => ({ name, type: 'any' as const })) } }),
})
