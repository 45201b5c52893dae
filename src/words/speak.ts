import { type Messages, setupI18n } from '@lingui/core'

/** Message id and values → sentence, in one language. An unknown id throws: every id stands in the catalogues. */
export type Words = (id: string, values?: Record<string, unknown>) => string

/** One language's words from its compiled catalogue. */
export function speak(locale: string, messages: Messages): Words {
  const i18n = setupI18n({
    locale,
    messages: { [locale]: messages },
    missing: (_, id) => {
      throw new Error(`no words for "${id}" in ${locale}`)
    },
  })
  return (id, values) => i18n._(id, values)
}
