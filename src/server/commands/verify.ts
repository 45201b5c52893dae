import { deciders } from '#server/deciders.ts'
import { sha256 } from '#server/open-product.ts'
import { type Verified, verify } from '#store/verify.ts'
import type { Command } from './command.ts'

export const verifyCommand: Command = {
  usage: '',
  summary: 'Checks every hash chain of the ledger, and the current state against it. Ends with 1 at the first break.',
  options: {},
  operands: [],
  async run({ open }) {
    const { host } = await open()
    const verified = await verify(host.store, sha256, deciders(host.tenant))
    return { json: plain(verified), text: sentence(verified), failed: verified.break !== undefined }
  },
}

/** JSON knows no bigint. */
const plain = (verified: Verified) => ({
  ...verified,
  ...(verified.break && 'missing' in verified.break && { break: { missing: Number(verified.break.missing) } }),
})

function sentence({ streams, entries, break: found }: Verified): string {
  if (!found) return `${entries} entries in ${streams} streams: every chain holds and the current state follows from it.`
  if ('missing' in found) return `${found.missing} entries of the ledger are missing with their whole streams.`
  const { stream, version, problem } = found
  if (problem === 'current') return `${stream}: the current state does not follow from the ledger; \`rebuild\` mends that.`
  return `${stream}, entry ${version}: ${problem}.`
}
