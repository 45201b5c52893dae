/** Why a column looks as if it held something about people: how it is called, or what some of its values look like. */
export type Look = 'name' | 'mail' | 'phone'

/** Words that say enough when they stand alone, in English, Norwegian, Swedish and Danish. Letters with marks are written without. */
const whole = new Set(
  'tel fax cell dob born fodt fodd ssn pnr cpr sex kon age alder ip lat lon lng zip city ort stad gate gata gade vei vag vej street note notes name navn namn alias photo foto bilde bild portrait avatar passnr'.split(
    ' ',
  ),
)
/** Words that are found at either end of longer ones: `fornavn`, `kundeepost`, `postnummer`. */
const roots =
  'email mail epost mejl phone telefon telephone mobil birth fodsel fodelse personnummer personnr fodselsnummer fodselsnr nationalid navn namn surname firstname lastname fullname givenname familyname username brukernavn anvandarnamn adresse address adress poststed postort postcode postkode postnr postnummer postal zipcode iban kontonummer kontonr bankkonto comment kommentar merknad remark bemerkning anmarkning anteckning notat notater beskjed gender kjonn passport passord password losenord adgangskode latitude longitude breddegrad nationality nasjonalitet nationalitet religion health helse halsa diagnos signature signatur ipaddress ipadresse'.split(
    ' ',
  )
/** Ends like a root and is about something else. */
const others = new Set('filename hostname filnavn filnamn'.split(' '))

/** Whether a column of this name is likely to hold something about a person. */
export function isPersonalName(column: string): boolean {
  const words = wordsOf(column)
  const joined = words.join('')
  if (others.has(joined)) return false
  return words.some((word) => whole.has(word)) || [...words, joined].some(isRooted)
}

const isRooted = (word: string) => roots.some((root) => word.startsWith(root) || word.endsWith(root))

/** `fødselsDato_2` → fodsels, dato. */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .split(/[^a-z]+/)
    .filter(Boolean)

const mail = /[^\s@<>,;]+@[^\s@<>,;]+\.\p{L}{2,}/u
/** With a country before it or as people group digits: a number alone may be anything. */
const phone = /^(?:(?:\+|00)[1-9][\d\s()/-]{6,16}|0\d{1,3}[\s/-]\d[\d\s-]{4,9}|\d{2}(?: \d{2}){3}|\d{3} \d{2} \d{3})$/

/** What some values of a column look like; one address is enough, telephone numbers must be half of them. */
export function lookOf(samples: readonly string[]): Exclude<Look, 'name'> | undefined {
  if (samples.some((sample) => mail.test(sample))) return 'mail'
  const phones = samples.filter((sample) => phone.test(sample.trim()))
  return phones.length > 0 && phones.length * 2 >= samples.length ? 'phone' : undefined
}
