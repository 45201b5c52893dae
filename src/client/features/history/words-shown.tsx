import type { Receipt } from '#api/contract/history.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'

/** The text the fact was about, in the language it was shown in; or that there was none, or that it is no longer kept. */
export function WordsShown({ receipt: { entry, text } }: { receipt: Receipt }) {
  const { t } = useWords()
  const { language: nameOf } = useFormat()
  const language = nameOf(entry.language)
  const version = entry.textVersion ?? text?.version
  if (!text) return version ? t('receipt.words.gone', { version, language }) : t('receipt.words.none', { language })
  return (
    <div className="stack-s">
      <span>{version ? t('receipt.words.version', { version, language }) : language}</span>
      <blockquote lang={entry.language}>
        <p>{text.title}</p>
        <p>{text.description}</p>
        {text.on && <p>{t('receipt.words.on', { text: text.on })}</p>}
        {text.off && <p>{t('receipt.words.off', { text: text.off })}</p>}
        {text.interest && <p>{text.interest}</p>}
      </blockquote>
    </div>
  )
}
