import { I18nProvider, Trans, useLingui } from '@lingui/react'
import type { ReactElement, ReactNode } from 'react'
import type { Text } from '#domain/tenant.ts'
import { i18n, type Locale, locales } from './language.ts'

/** Everything below speaks the language shown, and speaks anew when it changes. */
export function WordsProvider({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>
}

interface Words {
  /** Message id and values → sentence. */
  t: (id: string, values?: Record<string, unknown>) => string
  locale: Locale
  /** The tenant's own words, which come in every language. */
  text: (text: Text) => string
}

export function useWords(): Words {
  const { i18n: active } = useLingui()
  const locale = locales.find((known) => known === active.locale) ?? 'en'
  return { t: (id, values) => active._(id, values), locale, text: (text) => text[locale] }
}

interface SayProps {
  id: string
  values?: Record<string, unknown>
  /** What the marks `<0>…</0>` of the message become. */
  components?: Record<string, ReactElement>
}

/** A sentence with links or bold facts inside. */
export function Say({ id, values, components }: SayProps) {
  return <Trans id={id} values={values} components={components} />
}
