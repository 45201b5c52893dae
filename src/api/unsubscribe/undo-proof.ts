import { fromBase64Url, sameBytes, toBase64Url } from '#api/bytes.ts'
import type { Host, Keys } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import type { ChoicesEvent } from '#domain/choices.ts'
import { undoable } from '#domain/undo-since.ts'
import type { Entry } from '#store/store.ts'
import { sealOf } from './seal.ts'

/** One act in the ledger: its first and last position. */
export interface ActPositions {
  first: bigint
  last: bigint
}

const minutes = 30
const layout = { first: 0, last: 8, endsAt: 16, mac: 20, end: 36 }

/**
 * What the form of the result page carries to take one act back: its place in the ledger and when undo ends, under a mac that also
 * covers the person (DESIGN §2). Whoever has the page can undo that act, and nothing else.
 */
export function undoProof(keys: Keys, personId: string, entries: readonly Entry[], now: Date): string {
  const bytes = new Uint8Array(layout.end)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(layout.first, entries[0]!.position)
  view.setBigUint64(layout.last, entries.at(-1)!.position)
  view.setUint32(layout.endsAt, Math.floor(now.getTime() / 1000) + minutes * 60)
  bytes.set(sign(keys, personId, bytes), layout.mac)
  return toBase64Url(bytes)
}

/** The act a proof is for; undefined when it is another's, forged or over. */
export function readUndoProof(keys: Keys, personId: string, proof: string, now: Date): ActPositions | undefined {
  const bytes = fromBase64Url(proof)
  if (bytes?.length !== layout.end || !sameBytes(sign(keys, personId, bytes), bytes.subarray(layout.mac))) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  if (view.getUint32(layout.endsAt) * 1000 < now.getTime()) return undefined
  return { first: view.getBigUint64(layout.first), last: view.getBigUint64(layout.last) }
}

/**
 * The facts of the act a proof is for, without what was decided again since; undefined as above. Found by position, so that it costs
 * the same however long the history before it is.
 */
export async function actToUndo(host: Host, personId: string, proof: string): Promise<ChoicesEvent[] | undefined> {
  const act = readUndoProof(host.keys, personId, proof, host.now())
  if (!act) return undefined
  const stream = personStream(personId)
  const own = (await host.store.changes(act.first - 1n, Number(act.last - act.first) + 1)).filter((entry) => entry.stream === stream)
  const later = await Array.fromAsync(host.store.history(stream, own.at(-1)?.version))
  const since = [...own, ...later].map(({ event }, at) => ({ event: event as ChoicesEvent, isOwn: at < own.length }))
  return undoable(host.tenant, since)
}

/** With a key that is never handed to a mail system: whoever mints links must not be able to take back stops. */
const sign = (keys: Keys, personId: string, bytes: Uint8Array) => sealOf(keys, 'proof', `undo.${personId}.`, bytes.subarray(0, layout.mac))
