import { messages as en } from './en.ts'
import { speak, type Words } from './speak.ts'
import { messages as sv } from './sv.ts'

const languages: Record<string, Words> = { en: speak('en', en), sv: speak('sv', sv) }

/** All catalogues at once, for `api` and `server`; the client loads only the language it shows. */
export function wordsFor(locale: string): Words {
  return languages[locale] ?? languages.en!
}
