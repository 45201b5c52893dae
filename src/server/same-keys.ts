import type { Store } from '#store/store.ts'
import { keysOf } from './keys.ts'
import { StartRefused } from './start-refused.ts'
import type { SecretKey } from './variable-lists.ts'

const mark = 'keys/address'
const forGood = '9999-12-31T00:00:00.000Z'

/**
 * Sees to it that addresses are found again: a store that was filled under other secrets would know nobody, and send to those who
 * stopped it. Throws `StartRefused` then; the first start leaves the mark the later ones compare.
 */
export async function refuseOtherKeys({ passes }: Pick<Store, 'passes'>, secrets: readonly SecretKey[]): Promise<void> {
  const own = Buffer.from(keysOf(secrets).mac('address', Buffer.from(mark))).toString('base64url')
  const found = await passes.read<string>(mark, new Date().toISOString()).catch(() => 'sealed with a key that is not here')
  if (found === undefined) return passes.write(mark, own, forGood)
  if (found !== own)
    throw new StartRefused(
      'SECRET_KEYS are not those this data was kept under, so no stop would hold: put back all of them, the oldest last.',
    )
}
