import { dateBefore, someWorkday } from '#sources/demo/dates.ts'
import type { Country } from '#sources/demo/demo-types.ts'
import { between, pick, type Random } from '#sources/demo/random.ts'
import { type Draft, type Make, values } from './draft.ts'

const streets: Record<Country, readonly string[]> = {
  NO: ['Sjøgata', 'Fjøsangerstien', 'Øvre Rødsvei'],
  SE: ['Ångbåtsgränd', 'Sågverksvägen', 'Lillöns väg'],
  DK: ['Møllestræde', 'Æblehaven', 'Søndre Ærøvej'],
  DE: ['Großmühlenstraße', 'Am Süßwasserkai', 'Königsblick'],
  NL: ['IJskade', 'Oude Korenweg', 'Duinzicht'],
  GB: ['Tanyard Lane', 'Upper Weir Road', 'Marrow Street'],
  CH: ['Sägematt', 'Chemin des Échelettes', 'Oberdorfgässli'],
  LT: ['Ąžuolų g.', 'Ežero g.', 'Šviesos g.'],
}

const dialling: Record<Country, string> = { NO: '47', SE: '46', DK: '45', DE: '49', NL: '31', GB: '44', CH: '41', LT: '370' }

/** No network gives out numbers that start with 000. */
export const telephone = (country: Country, random: Random) =>
  `+${dialling[country]} 000 ${String(between(random, 10, 99))} ${String(between(random, 100, 999))}`

const contact = (title: string, at: string, fields: Parameters<typeof values>[0], rest: Partial<Draft> = {}): Draft => ({
  system: 'CRM',
  category: 'contact-details',
  title,
  at,
  origin: 'provided',
  values: values(fields),
  ...rest,
})

export const nameCard: Make = ({ name, tongue }, random, now) =>
  contact('Name and language', someWorkday(random, now, 1500), { name, language: tongue })

export const mailAddress: Make = ({ email }, random, now) => contact('E-mail address', someWorkday(random, now, 1500), { email })

export const officePhone: Make = ({ country, firm }, random, now) =>
  contact(
    'Office phone',
    dateBefore(now, between(random, 200, 1400)),
    { phone: telephone(country, random) },
    {
      origin: 'third-party',
      originFrom: firm,
    },
  )

export const mobilePhone: Make = ({ country }, random, now) =>
  contact('Mobile phone', someWorkday(random, now, 900), { mobile: telephone(country, random) })

export const workAddress: Make = ({ country, city, firm }, random, now) =>
  contact(
    'Address at work',
    dateBefore(now, between(random, 300, 1500)),
    { street: `${pick(random, streets[country])} ${between(random, 1, 88)}`, postcode: String(between(random, 1000, 9899)), city, country },
    { origin: 'third-party', originFrom: firm },
  )

export const staffNote: Make = (_, random, now) =>
  contact('Note on the card', someWorkday(random, now, 900), { note: pick(random, staffNotes) }, { origin: 'observed' })

const staffNotes = [
  'Answers mails the same day. Never call before nine.',
  'Snakker helst norsk, men leser svensk.',
  'Prefers the phone. Writes short mails.',
  'Byter tjänst till hösten, fråga efter efterträdaren.',
]

export const role: Make = ({ firm, position }, random, now) => ({
  system: 'CRM',
  category: 'role-at-employer',
  title: `${position}, ${firm}`,
  at: dateBefore(now, between(random, 60, 1600)),
  origin: 'third-party',
  originFrom: firm,
  values: values({
    position,
    employer: firm,
    buyingRole: pick(random, ['decides', 'advises', 'uses', 'pays']),
    since: dateBefore(now, between(random, 700, 2600)),
  }),
})

export const employer: Make = ({ firm }, random, now) => ({
  system: 'CRM',
  category: 'role-at-employer',
  title: firm,
  at: dateBefore(now, between(random, 60, 1600)),
  origin: 'third-party',
  originFrom: 'Public company register',
  values: values({ employer: firm, registerNumber: `000 ${between(random, 100, 999)} ${between(random, 100, 999)}` }),
})
