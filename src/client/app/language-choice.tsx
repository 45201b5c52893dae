import { useRevalidator } from 'react-router'
import { chooseLanguage, type Locale, locales } from '#client/lib/language.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Select } from '#client/ui/select.tsx'

/** Each language under its own name. What the API wrote in the old language is read anew. */
export function LanguageChoice() {
  const { t, locale } = useWords()
  const { revalidate } = useRevalidator()
  const options = locales.map((value) => ({ value, label: t(`language.${value}`), lang: value }))
  return (
    <form className="row">
      <Select
        className="auto"
        name="locale"
        aria-label={t('shell.language')}
        options={options}
        value={locale}
        onChange={(event) => chooseLanguage(event.target.value as Locale).then(revalidate)}
      />
      {/* On a page rendered ahead, where nothing hears the change. */}
      <noscript>
        <Button type="submit" small>
          {t('shell.language-show')}
        </Button>
      </noscript>
    </form>
  )
}
