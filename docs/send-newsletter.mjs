// Sends one newsletter as mail programs want it: every list header, DKIM over them, and nobody who has stopped it.
//
//   INNSYN_URL=https://privacy.example.com INNSYN_KEY=innsyn_… SMTP_URL=smtps://user:password@mail.example.com \
//   MAIL_FROM='News <news@example.com>' DKIM_DOMAIN=example.com DKIM_SELECTOR=news DKIM_KEY_FILE=dkim.pem \
//   node docs/send-newsletter.mjs product-news < addresses.txt
//
// The key needs the scopes links and suppression. Ends with an error, and sends nothing more, as soon as anything is in doubt.
import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'

const { INNSYN_URL, INNSYN_KEY, SMTP_URL, MAIL_FROM, DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE } = process.env
const [topic] = process.argv.slice(2)
const recipients = readFileSync(0, 'utf8').split('\n').map((line) => line.trim()).filter(Boolean)

const transport = createTransport({
  url: SMTP_URL,
  pool: true,
  dkim: {
    domainName: DKIM_DOMAIN,
    keySelector: DKIM_SELECTOR,
    privateKey: readFileSync(DKIM_KEY_FILE, 'utf8'),
    // The two list-unsubscribe fields must be signed, or one-click is not offered (RFC 8058 §4); the library's own list lacks one.
    headerFieldNames: 'from:to:subject:date:message-id:mime-version:content-type:list-id:list-unsubscribe:list-unsubscribe-post',
  },
})

/** Asks Innsyn. Anything but a 200 stops the mailing: who cannot be asked about must not be sent to. */
async function ask(path, body) {
  const response = await fetch(new URL(path, INNSYN_URL), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${INNSYN_KEY}` },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** So many are asked about at once; a stop must not wait for a long queue, so each is asked about right before its mail goes out. */
const atOnce = 100

let sent = 0
try {
  for (let from = 0; from < recipients.length; from += atOnce) {
    const batch = recipients.slice(from, from + atOnce)
    const { links } = await ask('/api/v1/links', { topic, recipients: batch })
    const { results } = await ask('/api/v1/suppression/check', { topic, keys: links.map(({ key }) => key) })
    for (const [at, to] of batch.entries()) {
      if (results[at].suppressed !== false) continue
      const { unsubscribe, preferences, headers } = links[at]
      await transport.sendMail({
        from: MAIL_FROM,
        to,
        subject: 'What is new this month',
        text: `Hello.\n\nThis is new.\n\nManage your preferences:\n${preferences}\n\nUnsubscribe:\n${unsubscribe}\n`,
        html: `<p>Hello.</p><p>This is new.</p>
<p><a href="${preferences}">Manage your preferences</a> · <a href="${unsubscribe}">Unsubscribe</a></p>`,
        headers,
      })
      sent += 1
    }
  }
} finally {
  transport.close()
  console.log(`${sent} of ${recipients.length} sent`)
}
