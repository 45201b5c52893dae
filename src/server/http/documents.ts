import { html, raw } from 'hono/html'
import { type Locale, locales, type Tenant } from '#domain/tenant.ts'
import { wordsFor } from '#words/words.ts'
import { type Ahead, filesOf, type PublicAnswers, pagesAhead } from './ahead.ts'
import { noScript } from './no-script.ts'
import { pageFile, type StaticFile } from './static-files.ts'
import { styleInside } from './style-inside.ts'

/** The document for a path, and its query where that matters: the page rendered ahead where there is one and nobody is signed in, else the empty one the script fills. */
export type Documents = (path: string, locale: Locale, signedIn: boolean, query?: string) => StaticFile

interface DocumentParts {
  /** `index.html` as built: it names the files of the client. */
  template: string
  tenant: Tenant
  baseUrl: string
  api: { fetch(request: Request): Response | Promise<Response> }
  /** Without it every document is an empty one. */
  ahead?: Ahead
  /** Every file of the site, by path. */
  files: ReadonlyMap<string, StaticFile>
}

/** Writes every document once, in each language, from the tenant of this start. */
export async function writeDocuments({ template, tenant, baseUrl, api, ahead, files }: DocumentParts): Promise<Documents> {
  const ask = async (path: string) => (await api.fetch(new Request(`${baseUrl}/api/v1${path}`))).json()
  const answers = async (locale: Locale): Promise<PublicAnswers> => ({
    tenant: await ask('/tenant'),
    notices: await ask('/notices'),
    notice: await ask(`/notices/${tenant.organisation.noticeVersion}?locale=${locale}`),
  })

  const textOf = (path: string) => files.get(path) && new TextDecoder().decode(files.get(path)!.body)

  const empty = {} as Record<Locale, StaticFile>
  const whole = new Map<string, StaticFile>()
  for (const locale of locales) {
    empty[locale] = pageFile(fill(template, { locale, head: title(tenant, locale), after: noScript(tenant.organisation, locale) }))
    if (!ahead) continue
    const known = await answers(locale)
    for (const path of pagesAhead) {
      const [head, root] = parted(await ahead.render(path, locale, known))
      const preloads = filesOf(path, locale, ahead.manifest).filter((file) => !template.includes(file))
      const { text, styles } = styleInside(
        fill(template, { locale, head: head + inOnePiece + preloads.map(preload).join(''), root }),
        textOf,
      )
      whole.set(locale + path, pageFile(text, styles))
    }
  }
  const rendered = (path: string, locale: Locale, query = '') => whole.get(locale + path + query) ?? whole.get(locale + path)
  return (path, locale, signedIn, query) => (signedIn ? undefined : rendered(path, locale, query)) ?? empty[locale]
}

interface Filling {
  locale: Locale
  head: string
  root?: string
  after?: string
}

/** Functions stand in for texts, whose `$` would mean something. */
const fill = (template: string, { locale, head, root = '', after = '' }: Filling) =>
  template
    .replace(/<html lang="\w+">/, `<html lang="${locale}">`)
    .replace('</head>', () => `${head}</head>`)
    .replace('<div id="root"></div>', () => `<div id="root">${root}</div>${after}`)

const title = ({ organisation: { name } }: Tenant, locale: Locale) => {
  const t = wordsFor(locale)
  return html`<title>${t('shell.title', { page: t('shell.your-privacy'), organisation: name })}</title>`.toString()
}

/** Nothing is painted before all of it is there, or a heading would move while the rest comes in. */
const inOnePiece = '<link rel="expect" href="#root" blocking="render" />'

/** The medium never matches: the entry takes it away once the page is painted. */
const preload = (file: string) => html`<link rel="modulepreload" media="not all" crossorigin href="${raw(file)}" />`.toString()

/** React writes the title first, because it belongs into the head. */
function parted(rendered: string): [head: string, root: string] {
  const head = /^<title>[^<]*<\/title>/.exec(rendered)?.[0]
  if (!head) throw new Error('A page rendered ahead has no title.')
  return [head, rendered.slice(head.length)]
}
