import { setTimeout as wait } from 'node:timers/promises'
import type { ParsedMail } from 'mailparser'
import type { MailTemplate } from '#api/mail/mail-templates.ts'
import { type Caller, caller } from './caller.ts'

/** How each kind of mail is known by its text; a new kind has to be named here, and then it has to come. */
export const kinds: Record<MailTemplate, RegExp> = {
  newsletter: /Here is this time’s Product news/,
  'sign-in': /Type this code on the page/,
  'preference-link': /You asked for a new link/,
  'confirm-subscription': /It stays off until you confirm/,
  'choice-notice': /This was changed with the link in a mail/,
  'request-received': /Your request has arrived/,
  'request-extended': /We need more time for your request/,
  'request-message': /There is a new message about your request/,
  'request-question': /We need to know something from you/,
  'request-fulfilled': /Your request is answered/,
  'request-refused': /We have not done what you asked for/,
  'request-erased': /the answer to your request for erasure/,
  'export-made': /made a copy of the data we hold/,
}

const chooser = 'imogen@quillfeather.example'
const asker = 'sjoerd@ijsvogeltechniek.example'
const leaver = 'maarten@oudshoornveld.example'
const officer = 'officer@innsyn.example'

/** Whom the mails went to: `choices` of somebody who came by a link and of somebody signed in, `waiting` for a code to be typed. */
export interface Correspondents {
  choices: Caller[]
  waiting: { who: Caller; code: string }
}

/** Makes the product write every kind of mail it has; the newsletter comes with the demonstration. */
export async function everyMail(url: string, mails: readonly ParsedMail[]): Promise<Correspondents> {
  const byLink = caller(url)
  await byLink.post('/api/v1/auth/preferences', { email: chooser })
  const [, token] = /\/choices#p=(\S+)/.exec(await textTo(mails, chooser, 'preference-link'))!
  await byLink.post('/api/v1/auth/exchange', { token: token! })
  // First of all: it is told of at the end of the minute.
  await byLink.post('/api/v1/choices', { type: 'Subscribe', topic: 'surveys', channel: 'email' })
  await byLink.post('/api/v1/choices', { type: 'Subscribe', topic: 'partner-offers', channel: 'email' })

  const signedIn = await signIn(url, mails, asker)
  await signedIn.post('/api/v1/exports', { scope: 'access' })
  const desk = await signIn(url, mails, officer)
  const forgotten = await signIn(url, mails, leaver)
  const text = 'As it stands on the page.'
  await answered(signedIn, desk, { requestType: 'access' }, [
    { type: 'AddMessage', text },
    { type: 'Extend', reason: 'complexity', text },
    { type: 'AskClarification', text },
    { type: 'Refuse', ground: 'manifestly_excessive', text },
  ])
  await answered(signedIn, desk, { requestType: 'recipients_list' }, [{ type: 'Fulfil', text }])
  await answered(forgotten, desk, { requestType: 'erasure' }, [{ type: 'Fulfil', text }])

  const who = caller(url)
  await who.post('/api/v1/auth/link', { email: chooser })
  return { choices: [byLink, signedIn], waiting: { who, code: codeIn(await textTo(mails, chooser, 'sign-in')) } }
}

async function answered(person: Caller, desk: Caller, request: object, acts: readonly object[]): Promise<void> {
  const { id } = await person.post('/api/v1/requests', request)
  for (const act of acts) await desk.post(`/api/v1/staff/requests/${String(id)}/acts`, act)
}

async function signIn(url: string, mails: readonly ParsedMail[], email: string): Promise<Caller> {
  const who = caller(url)
  await who.post('/api/v1/auth/link', { email })
  await who.post('/api/v1/auth/redeem', { code: codeIn(await textTo(mails, email, 'sign-in')) })
  return who
}

const codeIn = (text: string) => /^\d{8}$/m.exec(text)![0]

/** The text of a mail of this kind to an address, once it has come. */
export async function textTo(mails: readonly ParsedMail[], email: string, kind: MailTemplate): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const found = mails.find(({ to, text }) => [to].flat().some((one) => one?.text === email) && kinds[kind].test(text ?? ''))
    if (found) return found.text!
    await wait(50)
  }
  throw new Error(`No mail of kind ${kind} came to ${email}.`)
}

export const kindsOf = (mails: readonly ParsedMail[]): MailTemplate[] =>
  (Object.keys(kinds) as MailTemplate[]).filter((kind) => mails.some(({ text }) => kinds[kind].test(text ?? '')))
