import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One file, ready to send. `immutable`: its name changes with its content. */
export interface StaticFile {
  type: string
  etag: string
  immutable: boolean
  /** Hashes of the styles inside a page, as its policy names them. */
  styles?: string[]
  body: Uint8Array<ArrayBuffer>
  br?: Uint8Array<ArrayBuffer>
  gzip?: Uint8Array<ArrayBuffer>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const plain = (bytes: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/**
 * Every file of a folder by its path from the root of the site, read once: what is not in the map does not exist, so no path can lead out.
 * Files of other kinds than the known ones are left out.
 */
export function readStaticFiles(folder: string, at = '/'): Map<string, StaticFile> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const files = names.filter((name) => types[extname(name)] && statSync(join(folder, name)).isFile())
  return new Map(files.map((name) => [`${at}${name.replaceAll('\\', '/')}`, readOne(join(folder, name))]))
}

function readOne(path: string): StaticFile {
  const type = types[extname(path)]!
  const packed = existsSync(`${path}.br`) && { br: plain(readFileSync(`${path}.br`)) }
  return { ...fileOf(readFileSync(path), type), immutable: /[/\\]assets[/\\].+-[\w-]{8}\.\w+$/.test(path), ...packed }
}

/** A page that is written when the server starts. */
export function pageFile(text: string, styles: string[] = []): StaticFile {
  const br = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  return { ...fileOf(Buffer.from(text), types['.html']!), br: plain(br), styles }
}

function fileOf(body: Buffer, type: string): StaticFile {
  const small = body.length < 1024 || type.startsWith('image/png') || type.startsWith('font/')
  return {
    type,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    immutable: false,
    body: plain(body),
    ...(!small && { gzip: plain(gzipSync(body, { level: 9 })) }),
  }
}

/** Whether an `Accept-Encoding` header takes this form. */
export const takes = (name: string, accepted: string | null) => new RegExp(`\\b${name}\\b(?!;q=0(?![.]))`).test(accepted ?? '')

/** Answers with the smallest form the browser takes; 304 when it has the file already. */
export function sendFile(file: StaticFile, request: Request, headers: Record<string, string>, status = 200): Response {
  const cache = file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
  const shared = { ...headers, ETag: file.etag, 'Cache-Control': cache, Vary: 'Accept-Encoding' }
  if (status === 200 && request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers: shared })
  const accepted = request.headers.get('accept-encoding')
  const encoding = (['br', 'gzip'] as const).find((name) => file[name] && takes(name, accepted))
  const body = encoding ? file[encoding]! : file.body
  return new Response(request.method === 'HEAD' ? null : body, {
    status,
    headers: {
      ...shared,
      'Content-Type': file.type,
      'Content-Length': String(body.length),
      ...(encoding && { 'Content-Encoding': encoding }),
    },
  })
}
