import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { Refusal } from '#domain/decider.ts'

/**
 * How many in how many minutes: mails asked for, by one caller to one address, by one caller at all, and to one address whoever asks
 * (AUTH-06); mails that ask whether one subscription was meant; exports per person (EXP-16);
 * guesses at who of several people somebody is (IDV-06); files sent along with corrections.
 */
const limits = {
  address: { most: 3, minutes: 15 },
  caller: { most: 20, minutes: 60 },
  mailbox: { most: 12, minutes: 15 },
  confirmation: { most: 3, minutes: 15 },
  export: { most: 10, minutes: 24 * 60 },
  mark: { most: 5, minutes: 60 },
  file: { most: 20, minutes: 24 * 60 },
}

/** Says when to come back: `Retry-After`, in seconds. */
export class TooMany extends Refusal {
  readonly retryAfter: number

  constructor(minutes: number) {
    super('too-many')
    this.retryAfter = minutes * 60
  }
}

/** Counts one use; whether anybody is known under the name plays no part. Refuses with `too-many`. */
export async function countUse(host: Host, of: keyof typeof limits, name: string): Promise<void> {
  const { most, minutes } = limits[of]
  const now = host.now()
  const used = await host.store.passes.count(`limit/${of}/${host.sha256(name)}`, now.toISOString(), minutesAfter(now, minutes))
  if (used > most) throw new TooMany(minutes)
}

/** One caller: an IPv4 address, or the /64 an IPv6 address is in, which is one household. */
export function callerOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped) return mapped[1]!
  const [head = '', tail] = ip.toLowerCase().split('%')[0]!.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const gap = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...(tail === undefined ? [] : gap), ...after].slice(0, 4).join(':')
}
