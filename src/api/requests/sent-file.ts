import type { Context } from 'hono'
import { evidenceOf } from '#api/evidence-of-request.ts'
import type { StaffEnv } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import { type VisitCommand, visit } from '#domain/visit.ts'
import { execute } from '#store/execute.ts'
import type { StreamId } from '#store/store.ts'
import { bytesOf, fileKey, type StoredFile } from './claimed.ts'
import { loadRequest, requestStream } from './request-view.ts'

/**
 * The file a person sent along, for the officer to keep: never shown in the browser, whatever it holds. That staff looked is on the
 * person's record (IMP-06).
 */
export async function sentFile(c: Context<StaffEnv>, id: string): Promise<Response> {
  const { host } = c.var
  const state = await loadRequest(host, id)
  const file = state && (await host.store.vault.read<StoredFile>(requestStream(id), fileKey(id)))
  if (!file) throw new Refusal('not-found')
  await recordLook(c.var, state.person, id)
  return c.body(bytesOf(file.data), 200, {
    'Content-Type': file.type,
    'Content-Disposition': disposition(file),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  })
}

/** A look that is over as it begins, at one page: the request. */
async function recordLook(asked: StaffEnv['Variables'], person: string, id: string): Promise<void> {
  const { host } = asked
  const stream: StreamId = `visit/${host.newId()}`
  const looked: VisitCommand[] = [
    { type: 'StartView', person, reason: 'rights-request', ticket: id.slice(0, 8).toUpperCase() },
    { type: 'SeePage', page: 'requests' },
    { type: 'EndVisit' },
  ]
  for (const command of looked) await execute(host.store, host.sha256, visit, stream, command, evidenceOf(asked))
}

const endings: Record<string, readonly string[]> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'text/plain': ['.txt'],
}

/** What separates folders, what cannot be seen, and what turns the direction of reading. */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu

/** A name to keep it under (RFC 6266): one word of a path at most, with the ending of what it is. */
export function disposition({ name, type }: Pick<StoredFile, 'name' | 'type'>): string {
  const [ending, ...others] = endings[type] as [string, ...string[]]
  const fit = name.toWellFormed().replace(unfit, '_').replace(/^\.+/, '')
  const whole = [ending, ...others].some((one) => fit.toLowerCase().endsWith(one)) ? fit : `${fit}${ending}`
  const encoded = encodeURIComponent(whole).replace(/['()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`
}
