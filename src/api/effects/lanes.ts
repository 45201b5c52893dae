import { type ConfirmationJob, sendConfirmation } from '#api/choices/confirmation-mail.ts'
import { type NoticeJob, sendNotice } from '#api/choices/notice-mail.ts'
import { lookAgain } from '#api/connectors/look-again.ts'
import { keepersOf, type LookJob, lookKind, type TellJob, tellKind } from '#api/connectors/source-effects.ts'
import { tellSource } from '#api/connectors/tell-source.ts'
import type { Host } from '#api/host.ts'
import { type MailJob, sendMailOf } from '#api/mail/mail-effect.ts'
import type { Held } from '#api/requests/disputes.ts'
import { type LateStopsJob, takeLateStops } from '#api/requests/late-stops.ts'
import { settleRestriction } from '#api/requests/restriction.ts'
import { type PreferenceLinkJob, sendPreferenceLink } from '#api/session/preference-mail.ts'
import { type SignInJob, sendSignIn } from '#api/session/sign-in-mail.ts'
import { sendWebhook } from '#api/webhooks/send-webhook.ts'
import { type WebhookJob, webhookKind } from '#api/webhooks/webhook-effects.ts'

/** Effects of one kind and who carries them out. Lanes run beside each other: one that hangs holds up no other. */
export interface Lane {
  kind: string
  /** Throws when it could not be done; then it is tried again. */
  carryOut(id: string, data: unknown): Promise<void>
  /** What was done for one of those that are alike was done for all of them. Missing: no two are. */
  alike?(data: unknown): string
  /** So many at a time, where the other side must not be flooded. */
  atOnce?: number
}

/** What a system that keeps choices is asked side by side: it throttles, and people are looking at it meanwhile. */
const atOnce = 5

/** Every lane there is; a new kind of effect is one more line here. */
export const lanesOf = (host: Host): Lane[] => [
  { kind: 'mail', carryOut: (id, data) => sendMailOf(host, id, data as MailJob) },
  { kind: 'sign-in', carryOut: (id, data) => sendSignIn(host, id, data as SignInJob) },
  { kind: 'preference-link', carryOut: (id, data) => sendPreferenceLink(host, id, data as PreferenceLinkJob) },
  { kind: 'confirmation', carryOut: (id, data) => sendConfirmation(host, id, data as ConfirmationJob) },
  { kind: 'late-stops', carryOut: (id, data) => takeLateStops(host, id, data as LateStopsJob) },
  { kind: 'restriction/hold', carryOut: (_, data) => settleRestriction(host, data as Held) },
  { kind: 'restriction/lift', carryOut: (_, data) => settleRestriction(host, data as Held) },
  { kind: 'choice-notice', carryOut: (id, data) => sendNotice(host, id, data as NoticeJob) },
  ...(host.webhooks?.ids ?? []).map((webhook) => ({
    kind: webhookKind(webhook),
    carryOut: (id: string, data: unknown) => sendWebhook(host, webhook, id, data as WebhookJob),
  })),
  ...keepersOf(host).flatMap((source): Lane[] => [
    { kind: tellKind(source.id), alike, atOnce, carryOut: (_, data) => tellSource(host, source, data as TellJob) },
    { kind: lookKind(source.id), alike, atOnce, carryOut: (_, data) => lookAgain(host, source, data as LookJob) },
  ]),
]

/** Both go by what there is when they are carried out. */
const alike = (data: unknown) => JSON.stringify(data)
