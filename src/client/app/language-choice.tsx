import { useRevalidator } from 'react-router'
import { chooseLanguage, type Locale, locales } from '#client/lib/language.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { Select } from '#client/ui/select.tsx'

/** Each language under its own name. What the API wrote in the old language is read anew. */
export function LanguageChoice() {
  const { t, locale } = useWords()
  const { revalidate } = useRevalidator()
  const choose = (wanted: string) => chooseLanguage(wanted as Locale).then(revalidate)
  // On a page rendered ahead somebody may have chosen before anybody listened.
  const hearWhatWasMissed = (select: HTMLSelectElement | null) => {
    if (select && select.value !== locale) void choose(select.value)
  }
  const options = locales.map((value) => ({ value, label: t(`language.${value}`), lang: value }))
  return (
    <form className="row">
      <Select
        className="auto"
        name="locale"
        aria-label={t('shell.language')}
        options={options}
        ref={hearWhatWasMissed}
        value={locale}
        onChange={(event) => choose(event.target.value)}
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
