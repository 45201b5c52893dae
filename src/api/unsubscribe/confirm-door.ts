import { html } from 'hono/html'
import { addresseeOf } from '#api/addressee.ts'
import type { Fragment } from '#api/pages/page.ts'
import { ownStanding } from '#domain/permission.ts'
import type { Topic } from '#domain/tenant.ts'
import type { LinkDoor } from './leave-door.ts'
import { issuedWithin, validDays } from './token.ts'
import { act } from './unsubscribe-act.ts'
import { plain } from './unsubscribe-ask.ts'
import { confirming, pressed } from './unsubscribe-form.ts'
import { blocked } from './unsubscribe-notes.ts'
import { dateOf, heading, lead, type PageText, pageText, primary, receipt, saved, stays, stillSent } from './unsubscribe-parts.ts'
import { oftenOf, type Reader } from './unsubscribe-reader.ts'

/** `c1`: the answer to the mail that asks whether a subscription was meant (double opt-in). It does that one thing, once, for 7 days. */
export const confirmDoor: LinkDoor = {
  open: (_, reader) => nothingToDo(reader) ?? askPage(reader, reader.topic!),

  async press(host, reader, fields) {
    pressed(confirming, fields)
    const nothing = nothingToDo(reader)
    if (nothing) return nothing
    const addressee = await addresseeOf(host, reader.addressKey)
    const command = { type: 'ConfirmSubscription', topic: reader.topic!.id, channel: 'email' } as const
    const { snapshot, entries } = await act(host, addressee, command, { door: 'confirmation-link', language: reader.locale })
    return confirmedPage({ ...reader, choices: snapshot.state }, reader.topic!, entries.at(-1)?.hash)
  },
}

/** Why there is nothing to press; undefined where there is. */
function nothingToDo(reader: Reader): PageText | undefined {
  const { topic, t, tenant, choices, now, locale } = reader
  if (!topic) return plain(reader, t('unsubscribe.gone.title'), lead(reader, 'unsubscribe.gone.lead'))
  const title = { topic: topic.title[locale] }
  const standing = ownStanding(tenant, choices, topic.id, 'email', now.toISOString())
  if (standing === 'subscribed') {
    const since = lead(reader, 'confirm.on-already.lead', { date: dateOf(reader, choices.topics[topic.id]!.email!.at) })
    return plain(reader, t('confirm.on.heading', title), since)
  }
  const ask = (id: string) => plain(reader, t(`confirm.${id}.title`, title), withWayOn(reader, lead(reader, `confirm.${id}.lead`)))
  if (standing !== 'requested') return ask('not-asked')
  if (!issuedWithin(reader, validDays.c1, now)) return ask('over')
  return choices.blocks?.email && ask('blocked')
}

const withWayOn = ({ t }: Reader, text: Fragment) => html`${text}
<p><a class="button" href="/">${t('unsubscribe.unknown.way-on')}</a></p>`

function askPage(reader: Reader, topic: Topic): PageText {
  const { t, locale, choices } = reader
  const title = { topic: topic.title[locale] }
  const date = dateOf(reader, choices.topics[topic.id]!.email!.at)
  return {
    title: t('confirm.ask.title', title),
    body: html`${heading(t('confirm.ask.heading', title))}
${lead(reader, 'confirm.ask.lead', { frequency: oftenOf(reader, topic), date })}
${primary('confirm', t('confirm.ask.button', title))}
<p class="quiet">${t('confirm.ask.not-you')}</p>`,
  }
}

function confirmedPage(reader: Reader, topic: Topic, hash: string | undefined): PageText {
  const { t, locale } = reader
  const title = t('confirm.on.heading', { topic: topic.title[locale] })
  return pageText(
    title,
    html`${hash ? saved(reader) : ''}
${heading(title)}
${lead(reader, 'confirm.on.lead', { frequency: oftenOf(reader, topic) })}
${blocked(reader)}

${stillSent(reader)}
${stays(reader)}
${hash ? receipt(reader, hash) : ''}`,
  )
}
