import type { Host } from '#api/host.ts'
import { type SignInJob, sendSignIn } from '#api/session/sign-in-mail.ts'
import type { PendingEffect } from '#store/store.ts'
import { type MailJob, sendMailOf } from './mail-effect.ts'

/** Seconds until the next try; after the last one an effect is dead and waits for a person. */
const backOff = [5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600]
const leaseSeconds = 60
const batch = 20

const after = (host: Host, seconds: number) => new Date(host.now().getTime() + seconds * 1000).toISOString()

/**
 * Carries out what is due in the outbox until nothing is. Each effect is carried out at least once: one that was done
 * but not written down as done comes again after its lease. Answers how many were done.
 */
export async function deliver(host: Host): Promise<number> {
  let done = 0
  for (;;) {
    const due = await host.store.outbox.lease(host.now().toISOString(), after(host, leaseSeconds), batch)
    if (due.length === 0) return done
    const results = await Promise.all(due.map((effect) => tryOnce(host, effect)))
    done += results.filter((result) => result).length
  }
}

async function tryOnce(host: Host, effect: PendingEffect): Promise<boolean> {
  // The one place where an error must not travel on: the effects beside it have nothing to do with it.
  try {
    await carryOut(host, effect)
    await host.store.outbox.done(effect.id)
    return true
  } catch (error) {
    const wait = backOff[effect.attempts]
    await host.store.outbox.failed(effect.id, String(error), wait === undefined ? undefined : after(host, wait))
    return false
  }
}

function carryOut(host: Host, { id, kind, data }: PendingEffect): Promise<void> {
  switch (kind) {
    case 'mail':
      return sendMailOf(host, id, data as MailJob)
    case 'sign-in':
      return sendSignIn(host, id, data as SignInJob)
    default:
      return Promise.reject(new Error(`nobody carries out effects of kind ${kind}`))
  }
}
