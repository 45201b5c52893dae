import { addresseeOf } from '#api/addressee.ts'
import type { Host } from '#api/host.ts'
import type { ChoicesCommand } from '#domain/choices.ts'
import { rarerThanNow } from '#domain/frequency.ts'
import { addMonths } from '#domain/legal-clock.ts'
import { actToUndo, undoProof } from './undo-proof.ts'
import { act } from './unsubscribe-act.ts'
import { linkPage } from './unsubscribe-ask.ts'
import { type Deed, donePage, undoOverPage } from './unsubscribe-done.ts'
import { type Leaving, leaving, pressed } from './unsubscribe-form.ts'
import type { PageText } from './unsubscribe-parts.ts'
import type { Reader } from './unsubscribe-reader.ts'

/** What the page of one family of links does: shows, and acts when its button is pressed. */
export interface LinkDoor {
  open(host: Host, reader: Reader): PageText | Promise<PageText>
  press(host: Host, reader: Reader, fields: unknown): Promise<PageText>
}

/** `u1`: leaves, and reduces what else is sent (TOK-01). */
export const leaveDoor: LinkDoor = {
  open: (_, reader) => linkPage(reader),

  async press(host, reader, fields) {
    const form = pressed(leaving, fields)
    const addressee = await addresseeOf(host, reader.addressKey)
    const command = await commandOf(host, reader, addressee.personId, form)
    if (command === 'over') return undoOverPage(reader)
    if (command === 'stands') return donePage(reader, deedOf(reader, form), undefined)

    const { snapshot, entries } = await act(host, addressee, command, { door: 'link-page', language: reader.locale })
    const after = { ...reader, choices: snapshot.state }
    const recorded = entries.length > 0 && {
      hash: entries.at(-1)!.hash,
      undo: undoProof(host.keys, addressee.personId, entries, reader.now),
    }
    return donePage(after, deedOf(after, form), recorded || undefined)
  },
}

/**
 * What was pressed as a command. `over`: its undo has ended. `stands`: a tab that has been open for long asks for more mail than
 * there is now; what was reduced meanwhile stands.
 */
async function commandOf(
  host: Host,
  { topic, today, choices }: Reader,
  personId: string,
  form: Leaving,
): Promise<ChoicesCommand | 'over' | 'stands'> {
  switch (form.intent) {
    case 'stop-topic':
      return { type: 'Unsubscribe', topic: form.topic ?? topic?.id ?? '', channel: 'email' }
    case 'rarer': {
      const rarer = topic && rarerThanNow(topic, choices).find(({ id }) => id === form.frequency)
      if (!rarer && topic?.frequencies?.some(({ id }) => id === form.frequency)) return 'stands'
      return { type: 'SetFrequency', topic: topic?.id ?? '', frequency: form.frequency }
    }
    case 'stop-all':
      return { type: 'StopAllMarketing' }
    case 'pause': {
      const until = addMonths(today, Number(form.months))
      return choices.pausedUntil && until <= choices.pausedUntil ? 'stands' : { type: 'Pause', until, today }
    }
    case 'undo': {
      const of = await actToUndo(host, personId, form.undo)
      return of ? { type: 'Undo', of } : 'over'
    }
  }
}

function deedOf({ tenant, topic: own }: Reader, form: Leaving): Deed {
  if (form.intent !== 'stop-topic' && form.intent !== 'rarer') return { intent: form.intent }
  const id = form.intent === 'stop-topic' && form.topic ? form.topic : own?.id
  // The command was carried out, so there is such a topic.
  return { intent: form.intent, topic: tenant.topics.find((topic) => topic.id === id)! }
}
