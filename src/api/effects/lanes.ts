import { type ConfirmationJob, sendConfirmation } from '#api/choices/confirmation-mail.ts'
import { type NoticeJob, sendNotice } from '#api/choices/notice-mail.ts'
import type { Host } from '#api/host.ts'
import { type MailJob, sendMailOf } from '#api/mail/mail-effect.ts'
import { type LateStopsJob, takeLateStops } from '#api/requests/late-stops.ts'
import { type PreferenceLinkJob, sendPreferenceLink } from '#api/session/preference-mail.ts'
import { type SignInJob, sendSignIn } from '#api/session/sign-in-mail.ts'
import { sendWebhook } from '#api/webhooks/send-webhook.ts'
import { type WebhookJob, webhookKind } from '#api/webhooks/webhook-effects.ts'

/** Effects of one kind and who carries them out. Lanes run beside each other: one that hangs holds up no other. */
export interface Lane {
  kind: string
  /** Throws when it could not be done; then it is tried again. */
  carryOut(id: string, data: unknown): Promise<void>
}

/** Every lane there is; a new kind of effect is one more line here. */
export const lanesOf = (host: Host): Lane[] => [
  { kind: 'mail', carryOut: (id, data) => sendMailOf(host, id, data as MailJob) },
  { kind: 'sign-in', carryOut: (id, data) => sendSignIn(host, id, data as SignInJob) },
  { kind: 'preference-link', carryOut: (id, data) => sendPreferenceLink(host, id, data as PreferenceLinkJob) },
  { kind: 'confirmation', carryOut: (id, data) => sendConfirmation(host, id, data as ConfirmationJob) },
  { kind: 'late-stops', carryOut: (id, data) => takeLateStops(host, id, data as LateStopsJob) },
  { kind: 'choice-notice', carryOut: (id, data) => sendNotice(host, id, data as NoticeJob) },
  ...(host.webhooks?.ids ?? []).map((webhook) => ({
    kind: webhookKind(webhook),
    carryOut: (id: string, data: unknown) => sendWebhook(host, webhook, id, data as WebhookJob),
  })),
]
