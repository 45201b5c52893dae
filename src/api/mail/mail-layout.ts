import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Mail } from './mail.ts'
import { type Draft, type MailTemplate, type MailValues, type Setting, templates } from './mail-templates.ts'

/** One mail in full, plain text first. `id` and `to` come from the effect it is made for. */
export function writeMail<T extends MailTemplate>(setting: Setting, template: T, values: MailValues[T]): Omit<Mail, 'id' | 'to'> {
  const draft = templates[template](setting, values)
  return {
    subject: draft.subject,
    text: asText(setting, draft),
    html: asHtml(setting, draft),
    headers: draft.headers ?? {},
    language: setting.language,
    at: setting.host.now().toISOString(),
  }
}

function asText({ host }: Setting, { paragraphs, code, link, after = [] }: Draft): string {
  const { legalName, address } = host.tenant.organisation
  const parts = [...paragraphs, code, link && `${link.label}:\n${link.url}`, ...after, `-- \n${legalName}\n${address}`]
  return `${parts.filter((part) => part).join('\n\n')}\n`
}

const big = 'font-size:28px;letter-spacing:4px;font-weight:600;margin:24px 0'
const page = 'font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:36em;margin:0 auto;padding:24px'

function asHtml({ host, language }: Setting, { subject, paragraphs, code, link, after = [] }: Draft): string {
  const { name, legalName, address } = host.tenant.organisation
  const mail = html`<!doctype html>
<html lang="${language}">
  <head><meta charset="utf-8"><title>${subject}</title></head>
  <body style="${page}">
    <p><strong>${name}</strong></p>
    ${paragraphs.map((text) => html`<p>${text}</p>`)}
    ${code && html`<p style="${big}">${code}</p>`}
    ${link && html`<p><a href="${link.url}">${link.label}</a></p>`}
    ${after.map((text) => html`<p>${text}</p>`)}
    <p><small>${legalName}<br>${address}</small></p>
  </body>
</html>`
  // What the template gives is an object around the text.
  return (mail as HtmlEscapedString).toString()
}
