import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Locale, Tenant } from '#domain/tenant.ts'
import type { Item } from '#sources/source.ts'
import { wordsFor } from '#words/words.ts'
import type { ExportFile } from './export-files.ts'

/** What the file says of each category held: the answers of Art. 15(1)(a) to (d) and (2), of this person and no other (ACC-16). */
export function processing(tenant: Tenant, items: readonly Item[], language: Locale) {
  const held = new Set(items.map(({ category }) => category))
  return tenant.categories
    .filter(({ id }) => held.has(id))
    .map(({ id, title, purposes, recipients, retention }) => ({
      category: id,
      title: title[language],
      purposes: tenant.purposes
        .filter((purpose) => purposes.includes(purpose.id))
        .map((purpose) => ({ id: purpose.id, title: purpose.title[language], basis: purpose.basis })),
      recipients: tenant.recipients
        .filter((recipient) => recipients.includes(recipient.id))
        .map(({ name, role, country, transfer }) => ({ name, role, country, ...(transfer && { transfer }) })),
      retention: 'text' in retention ? { ...retention, text: retention.text[language] } : retention,
    }))
}

/** The page to open first, in the person's language (EXP-17). */
export function readme(
  tenant: Tenant,
  language: Locale,
  files: readonly ExportFile[],
  day: string,
  missing: readonly string[],
): ExportFile {
  const words = wordsFor(language)
  const { name, legalName, address, privacyEmail } = tenant.organisation
  const title = words('export.readme.title', { organisation: name })
  const page = html`<!doctype html>
<html lang="${language}">
  <head><meta charset="utf-8"><title>${title}</title></head>
  <body>
    <h1>${title}</h1>
    <p>${words('export.readme.lead', { date: day })}</p>
    ${missing.length > 0 ? html`<p><strong>${words('export.readme.missing', { systems: missing.join(', ') })}</strong></p>` : raw('')}
    <table>
      <caption>${words('export.readme.files')}</caption>
      <thead><tr><th scope="col">${words('export.readme.file')}</th><th scope="col">${words('export.readme.holds')}</th></tr></thead>
      <tbody>${files.map((file) => html`<tr><th scope="row"><a href="${file.path}">${file.path}</a></th><td>${file.title}</td></tr>`)}</tbody>
    </table>
    <p>${words('export.readme.check')}</p>
    <p>${legalName}, ${address}, ${privacyEmail}</p>
  </body>
</html>
`
  return { path: 'README.html', format: 'html', title, pieces: [(page as HtmlEscapedString).toString()] }
}
