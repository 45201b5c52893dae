import { html } from 'hono/html'
import { addresseeOf } from '#api/addressee.ts'
import type { Host } from '#api/host.ts'
import { changeLine } from '#api/mail/choice-mails.ts'
import type { Fragment } from '#api/pages/page.ts'
import { type ChoicesCommand, type ChoicesEvent, choices } from '#domain/choices.ts'
import type { LinkDoor } from './leave-door.ts'
import { issuedWithin } from './token.ts'
import { factsOf, type UndoLink, undoDays } from './undo-link.ts'
import { act } from './unsubscribe-act.ts'
import { plain } from './unsubscribe-ask.ts'
import { pressed, takingBack } from './unsubscribe-form.ts'
import { notes } from './unsubscribe-notes.ts'
import { chooseRow, heading, lead, type PageText, pageText, primary, receipt, saved, stays, stillSent } from './unsubscribe-parts.ts'
import type { Reader } from './unsubscribe-reader.ts'

const door = 'preference-link'

/** `r1`: takes back what a preference link has changed, from the mail that told of it (MAIL-18); for 30 days. */
export const takeBackDoor = (link: UndoLink): LinkDoor => ({
  async open(host, reader) {
    if (!issuedWithin(reader, undoDays, reader.now)) return overPage(reader)
    const events = wouldFollow(host, reader, await commandOf(host, reader, link))
    return events.length > 0 ? askPage(host, reader, events) : nothingLeftPage(reader)
  },

  async press(host, reader, fields) {
    pressed(takingBack, fields)
    if (!issuedWithin(reader, undoDays, reader.now)) return overPage(reader)
    const addressee = await addresseeOf(host, reader.addressKey)
    const command = await commandOf(host, reader, link)
    if (wouldFollow(host, reader, command).length === 0) return nothingLeftPage(reader)
    const { snapshot, entries } = await act(host, addressee, command, { door, language: reader.locale })
    const after = { ...reader, choices: snapshot.state }
    const events = entries.map(({ event }) => event as ChoicesEvent)
    return takenBackPage(host, after, events, entries.at(-1)?.hash)
  },
})

const commandOf = async (host: Host, { personId }: Reader, link: UndoLink): Promise<ChoicesCommand> => ({
  type: 'Undo',
  of: personId ? await factsOf(host, personId, link) : [],
})

/** What a press would lead to now: shown before it, so that nothing is taken back unseen. */
const wouldFollow = ({ tenant }: Host, { choices: state, now, locale }: Reader, command: ChoicesCommand): ChoicesEvent[] =>
  choices(tenant).decide(command, state, { at: now.toISOString(), actor: 'data-subject', door, language: locale })

function askPage(host: Host, reader: Reader, events: ChoicesEvent[]): PageText {
  const title = reader.t('take-back.ask.title')
  return pageText(
    title,
    html`${heading(title)}
${lead(reader, 'take-back.ask.lead')}
${list(host, reader, events)}
${primary('undo', reader.t('take-back.ask.button'))}
${notes(reader)}
${stillSent(reader)}
<ul>
${chooseRow(reader)}
</ul>`,
  )
}

function takenBackPage(host: Host, reader: Reader, events: ChoicesEvent[], hash: string | undefined): PageText {
  const title = reader.t('unsubscribe.undone.title')
  return pageText(
    title,
    html`${hash ? saved(reader) : ''}
${heading(title)}
${lead(reader, 'take-back.done.lead')}
${list(host, reader, events)}
${notes(reader)}
${stillSent(reader)}
<ul>
${chooseRow(reader)}
</ul>
${stays(reader)}
${hash ? receipt(reader, hash) : ''}`,
  )
}

const list = (host: Host, { locale, t }: Reader, events: ChoicesEvent[]): Fragment =>
  html`<ul class="facts">${events.map((event) => html`<li>${changeLine({ host, language: locale, words: t }, event)}</li>`)}</ul>`

const nothingLeftPage = (reader: Reader) => plain(reader, reader.t('take-back.nothing.title'), lead(reader, 'take-back.nothing.lead'))

const overPage = (reader: Reader) => plain(reader, reader.t('unsubscribe.undo-over.title'), lead(reader, 'take-back.over.lead'))
