import { createTransport } from 'nodemailer'
import type { Mail } from '#api/mail/mail.ts'

export interface MailServer {
  send: (mail: Mail) => Promise<void>
  /** Throws when the server does not answer or does not let us in. */
  check: () => Promise<void>
  close: () => void
}

/** Hands mails to the server of `SMTP_URL`. A mail counts as sent once the server has taken it. */
export function smtp(url: string, from: string): MailServer {
  const limits = { pool: true, maxConnections: 3, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const transport = createTransport({ url, ...limits })
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost'
  return {
    async send(mail) {
      await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        date: new Date(mail.at),
        // The same id on every try: a mail that was taken although we heard nothing is shown once.
        messageId: `<${mail.id}@${domain}>`,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated', ...mail.headers },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    async check() {
      await transport.verify()
    },
    close: () => transport.close(),
  }
}

/** How many mails `/dev/mailbox` remembers. */
const kept = 200

/** Where mails go without a mail server: nowhere but a page on this machine. Newest first. */
export function mailbox(): MailServer & { list(): Mail[] } {
  let mails: Mail[] = []
  return {
    async send(mail) {
      mails = [mail, ...mails.filter(({ id }) => id !== mail.id)].slice(0, kept)
    },
    async check() {},
    close() {},
    list: () => mails,
  }
}
