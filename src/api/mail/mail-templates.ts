import { longDate } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { listHeaders } from '#api/senders/list-headers.ts'
import type { ChoicesEvent } from '#domain/choices.ts'
import type { Ground, Outcome } from '#domain/request.ts'
import type { Locale } from '#domain/tenant.ts'
import type { Words } from '#words/speak.ts'
import { choiceMails } from './choice-mails.ts'

/** One mail before it is laid out. Paragraphs are plain text. */
export interface Draft {
  subject: string
  paragraphs: string[]
  /** Shown large, to be typed. */
  code?: string
  /** The one thing to do. It opens a page and does nothing by itself (rule 1). */
  link?: { label: string; url: string }
  /** Small print after the link. */
  after?: string[]
  headers?: Record<string, string>
}

/** What each template needs to know. Never the words of a person or of the office: those are read after sign-in. */
export interface MailValues {
  'sign-in': { code: string; secret: string }
  'request-received': { requestId: string; dueOn: string }
  'request-extended': { requestId: string; dueOn: string }
  'request-message': { requestId: string }
  'request-question': { requestId: string }
  /** `tell`: names of the recipients who have to hear of a correction (Art. 19). */
  'request-fulfilled': { requestId: string; restrictionEnds?: boolean; tell?: readonly string[] }
  'request-refused': { requestId: string; ground: Ground; restrictionEnds?: boolean }
  /** The one exception: who is forgotten cannot read the answer after a sign-in, so the mail is the answer. */
  'request-erased': { outcomes: readonly Outcome[]; text: string }
  'export-made': object
  'preference-link': { url: string }
  'confirm-subscription': { topic: string; url: string }
  'choice-notice': { changes: readonly ChoicesEvent[]; undoUrl: string }
  newsletter: { topic: string; unsubscribeUrl: string }
}
export type MailTemplate = keyof MailValues

/** What every template can draw on. */
export interface Setting {
  host: Host
  language: Locale
  words: Words
}

export type Templates = { [T in MailTemplate]: (setting: Setting, values: MailValues[T]) => Draft }

const requestLink = ({ host, words }: Setting, requestId: string) => ({
  label: words('mail.request.open'),
  url: `${host.baseUrl}/requests/${requestId}`,
})

/** Transactional mails carry no marketing and no list headers (MAIL-15); the newsletter carries both. */
export const templates: Templates = {
  ...choiceMails,

  'sign-in': ({ host, words }, { code, secret }) => ({
    subject: words('mail.sign-in.subject', { organisation: host.tenant.organisation.name }),
    paragraphs: [words('mail.sign-in.lead')],
    code,
    link: { label: words('mail.sign-in.open'), url: `${host.baseUrl}/sign-in#t=${secret}` },
    after: [words('mail.sign-in.not-you')],
  }),

  'request-received': (setting, { requestId, dueOn }) => ({
    subject: setting.words('mail.request-received.subject'),
    paragraphs: [setting.words('mail.request-received.lead', { date: longDate(dueOn, setting.language) })],
    link: requestLink(setting, requestId),
  }),

  'request-extended': (setting, { requestId, dueOn }) => ({
    subject: setting.words('mail.request-extended.subject'),
    paragraphs: [setting.words('mail.request-extended.lead', { date: longDate(dueOn, setting.language) })],
    link: requestLink(setting, requestId),
    after: [remedy(setting)],
  }),

  'request-message': (setting, { requestId }) => ({
    subject: setting.words('mail.request-message.subject'),
    paragraphs: [setting.words('mail.request-message.lead')],
    link: requestLink(setting, requestId),
  }),

  'request-question': (setting, { requestId }) => ({
    subject: setting.words('mail.request-question.subject'),
    paragraphs: [setting.words('mail.request-question.lead')],
    link: requestLink(setting, requestId),
  }),

  'request-fulfilled': (setting, { requestId, restrictionEnds, tell = [] }) => ({
    subject: setting.words('mail.request-fulfilled.subject'),
    paragraphs: [
      setting.words('mail.request-fulfilled.lead'),
      ...(tell.length > 0 ? [setting.words('mail.request-fulfilled.tell', { names: tell.join(', ') })] : []),
      ...ending(setting, restrictionEnds),
    ],
    link: requestLink(setting, requestId),
  }),

  'request-refused': (setting, { requestId, ground, restrictionEnds }) => ({
    subject: setting.words('mail.request-refused.subject'),
    paragraphs: [setting.words('mail.request-refused.lead'), setting.words(`ground.${ground}`), ...ending(setting, restrictionEnds)],
    link: requestLink(setting, requestId),
    after: [remedy(setting)],
  }),

  'request-erased': (setting, { outcomes, text }) => ({
    subject: setting.words('mail.request-erased.subject'),
    paragraphs: [setting.words('mail.request-erased.lead'), ...outcomes.map((outcome) => outcomeLine(setting, outcome)), text],
    after: [setting.words('mail.request-erased.stops'), remedy(setting)],
  }),

  'export-made': ({ host, words }) => ({
    subject: words('mail.export-made.subject'),
    paragraphs: [words('mail.export-made.lead'), words('mail.export-made.not-you', { email: host.tenant.organisation.privacyEmail })],
    link: { label: words('mail.export-made.open'), url: `${host.baseUrl}/history` },
  }),

  newsletter: ({ host, language, words }, { topic, unsubscribeUrl }) => {
    const about = host.tenant.topics.find(({ id }) => id === topic)
    const title = about?.title[language] ?? topic
    return {
      subject: `${title} · ${host.tenant.organisation.name}`,
      paragraphs: [words('mail.newsletter.lead', { title }), about?.description[language] ?? ''],
      link: { label: words('mail.newsletter.leave', { title }), url: unsubscribeUrl },
      headers: about ? listHeaders(host, about, unsubscribeUrl) : {},
    }
  },
}

/** What became of one category, and for what is kept its ground and end (ERA-02). */
function outcomeLine({ host, language, words }: Setting, { category, result, count, ground, until }: Outcome): string {
  const title = host.tenant.categories.find(({ id }) => id === category)?.title[language] ?? category
  if (result !== 'kept') return words('mail.request-erased.gone', { title, count })
  const why = ground ? words(`ground.${ground}`) : ''
  return until
    ? words('mail.request-erased.kept-until', { title, count, why, date: longDate(until, language) })
    : words('mail.request-erased.kept', { title, count, why })
}

/** That what was held back is used again: told before it happens (RES-03). */
const ending = ({ words }: Setting, restrictionEnds = false) => (restrictionEnds ? [words('mail.request.restriction-ends')] : [])

/** Where to complain (Art. 12(4), rule 6). */
function remedy({ host, words }: Setting): string {
  const { authorities, privacyEmail } = host.tenant.organisation
  const [{ name, url }] = authorities as [(typeof authorities)[number]]
  return words('mail.request.remedy', { email: privacyEmail, authority: name, url })
}
