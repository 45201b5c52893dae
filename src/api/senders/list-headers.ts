import type { ListHeaders } from '#api/contract/senders.ts'
import type { Host } from '#api/host.ts'
import type { Tenant, Topic } from '#domain/tenant.ts'

/**
 * The header fields by which a mail program leaves a list for its reader (MAIL-01, MAIL-02). One https address; a mailbox beside it
 * only where its mails arrive here (MAIL-17); the subject is the token of that address.
 */
export function listHeaders({ baseUrl, tenant }: Pick<Host, 'baseUrl' | 'tenant'>, topic: Topic, unsubscribeUrl: string): ListHeaders {
  const { unsubscribeEmail } = tenant.organisation
  const token = unsubscribeUrl.slice(unsubscribeUrl.lastIndexOf('/') + 1)
  const mailbox = unsubscribeEmail ? `, <mailto:${unsubscribeEmail}?subject=${token}>` : ''
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>${mailbox}`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `${phrase(tenant, topic)} <${topic.id}.${new URL(baseUrl).hostname}>`,
  }
}

/** What people read before a list's id (RFC 2919 §3). A header is ASCII, and not every mail system encodes what is not. */
function phrase({ organisation }: Tenant, { id, title }: Topic): string {
  const plain = [title[organisation.defaultLocale], title.en].find((text) => /^[\x20-\x7e]+$/.test(text))
  if (plain === undefined) return id
  return /^[\w -]+$/.test(plain) ? plain : `"${plain.replaceAll(/["\\]/g, '\\$&')}"`
}
