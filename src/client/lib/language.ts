import { type I18n, setupI18n } from '@lingui/core'
import type { Locale } from '#domain/tenant.ts'

export type { Locale }

const stored = 'locale'

type Catalogue = () => Promise<{ messages: Parameters<I18n['load']>[1] }>

/**
 * Each language is a download of its own; only the one that is shown comes down. Of that, `first` is what the shell and the
 * first page say, and `rest` what comes with the other pages (`vite.config.ts` parts them).
 */
const catalogues: Record<Locale, { first: Catalogue; rest: Catalogue }> = {
  en: { first: () => import('#words/en.ts?first'), rest: () => import('#words/en.ts?rest') },
  sv: { first: () => import('#words/sv.ts?first'), rest: () => import('#words/sv.ts?rest') },
}

/** Not taken from the domain, whose list stands beside schemas nobody needs on the first page. */
export const locales = Object.keys(catalogues) as Locale[]

export const i18n = setupI18n({
  missing: (_, id) => {
    // A gap shows while building; in front of a reader a bare id is better than no page.
    if (import.meta.env.PROD) return id
    throw new Error(`no words for "${id}"`)
  },
})

const known = (tag: string | null | undefined) => locales.find((locale) => tag?.toLowerCase().split('-')[0] === locale)

let shown: Locale = 'en'

/** What is shown: set before the words arrive, so that what is fetched meanwhile is in the same language. */
export const currentLocale = (): Locale => shown

/** The language of the link wins, then the stored one, then the browser's, then the tenant's (which the document carries). */
export function firstLocale(): Locale {
  const link = new URLSearchParams(location.search).get('locale')
  const wanted = [link, localStorage.getItem(stored), ...navigator.languages, document.documentElement.lang]
  return wanted.map(known).find((locale) => locale !== undefined) ?? 'en'
}

let isWhole = false

/** Loads the words and shows them; the document says its language to those who listen (WCAG 3.1.1). */
export async function showLanguage(locale: Locale) {
  document.documentElement.lang = locale
  await speak(locale)
}

/** From now on every `t` speaks this language. It needs no document, so that pages can be rendered ahead. */
export async function speak(locale: Locale) {
  shown = locale
  const { first, rest } = catalogues[locale]
  const parts = await Promise.all(isWhole ? [first(), rest()] : [first()])
  for (const { messages } of parts) i18n.load(locale, messages)
  i18n.activate(locale)
}

/** The words of every page, from now on in every language that is shown. */
export async function wholeLanguage() {
  if (isWhole) return
  const locale = currentLocale()
  i18n.load(locale, (await catalogues[locale].rest()).messages)
  isWhole = true
}

/** The reader's own choice; kept on this device. */
export async function chooseLanguage(locale: Locale) {
  localStorage.setItem(stored, locale)
  await showLanguage(locale)
}

/** What is kept on this device of it, if anything. */
export const rememberedLanguage = () => localStorage.getItem(stored)
export const forgetLanguage = () => localStorage.removeItem(stored)
