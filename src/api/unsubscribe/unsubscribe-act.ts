import type { Host } from '#api/host.ts'
import { personStream, strangerId } from '#api/identity.ts'
import { type ChoicesCommand, choices } from '#domain/choices.ts'
import type { Door } from '#domain/evidence.ts'
import { addMonths } from '#domain/legal-clock.ts'
import type { Locale } from '#domain/tenant.ts'
import { execute } from '#store/execute.ts'
import type { LinkToken } from './token.ts'
import { actToUndo } from './undo-proof.ts'
import { pauseMonths } from './unsubscribe-ask.ts'
import type { Pressed } from './unsubscribe-form.ts'
import type { Reader } from './unsubscribe-reader.ts'

/** Who the link was made for. An address nobody has yet gets a person with this stop, since the stop must hold for it. */
interface Addressee {
  personId: string
  /** Not yet in the address table. */
  unknown: boolean
}

export async function addresseeOf(host: Host, { addressKey }: LinkToken, found?: string): Promise<Addressee> {
  const personId = found ?? (await host.store.addresses.find(addressKey))
  return personId ? { personId, unknown: false } : { personId: strangerId(host, addressKey), unknown: true }
}

/** One act through the link. It is done when this answers: the commit has been written (MAIL-08). */
export async function act(
  host: Host,
  token: LinkToken,
  { personId, unknown }: Addressee,
  command: ChoicesCommand,
  door: Door,
  language: Locale,
) {
  const evidence = { at: host.now().toISOString(), actor: 'data-subject', door, language } as const
  const known = () => (unknown ? { addresses: [{ key: token.addressKey, personId }] } : {})
  const { store, sha256, tenant } = host
  return execute(store, sha256, choices(tenant), personStream(personId), command, evidence, known)
}

/** What was pressed as a command; undefined when its undo is over. */
export async function commandOf(host: Host, reader: Reader, personId: string, form: Pressed): Promise<ChoicesCommand | undefined> {
  switch (form.intent) {
    case 'stop-topic': {
      const topic = form.topic ?? reader.topic?.id
      return { type: 'Unsubscribe', topic: topic ?? '', channel: 'email' }
    }
    case 'stop-all':
      return { type: 'StopAllMarketing' }
    case 'pause':
      return { type: 'Pause', until: addMonths(reader.today, pauseMonths), today: reader.today }
    case 'undo': {
      const of = await actToUndo(host, personId, form.undo)
      return of && { type: 'Undo', of }
    }
  }
}
