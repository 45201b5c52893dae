import { type Addressee, introductionOf } from '#api/addressee.ts'
import { choose } from '#api/choices/choose.ts'
import type { Host } from '#api/host.ts'
import type { ChoicesCommand } from '#domain/choices.ts'
import type { Evidence } from '#domain/evidence.ts'

/** One act through a link. It is done when this answers: the commit has been written (MAIL-08). */
export function act(host: Host, addressee: Addressee, command: ChoicesCommand, { door, language }: Pick<Evidence, 'door' | 'language'>) {
  const evidence = { at: host.now().toISOString(), actor: 'data-subject', door, language } as const
  const also = () => introductionOf(addressee)
  return choose(host, addressee.personId, command, evidence, { also, found: addressee.found, isAnswer: true })
}
