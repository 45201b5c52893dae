import { countries, type DemoItem, type Profile, type Tongue } from './demo-types.ts'
import { post } from './items/community.ts'
import { mailAddress, mobilePhone } from './items/contact.ts'
import { type Make, owned } from './items/draft.ts'
import { meeting } from './items/meetings.ts'
import { chat, supportCase } from './items/messages.ts'
import { order } from './items/orders.ts'
import { event, visit } from './items/website.ts'
import { pick, seeded } from './random.ts'

/** Visits outnumber the rest, as in life; one place a kind and hundredth. */
const shares: readonly (readonly [make: Make, hundredths: number])[] = [
  [visit, 68],
  [supportCase, 11],
  [order, 6],
  [meeting, 5],
  [post, 3],
  [chat, 3],
  [event, 2],
  [mobilePhone, 1],
  [mailAddress, 1],
]
const drawn = shares.flatMap(([make, hundredths]) => Array<Make>(hundredths).fill(make))

/** So many items of one person, one at a time, in no order; the same for the same arguments. */
export function* manyItems(person: Profile, count: number, now: Date): Generator<DemoItem> {
  const random = seeded(`${person.email} ${count}`)
  for (let number = 1; number <= count; number += 1) yield owned(person, pick(random, drawn)(person, random, now), number)
}

const tongues: Record<(typeof countries)[number], Tongue> = {
  NO: 'nb',
  SE: 'sv',
  DK: 'da',
  DE: 'de',
  NL: 'nl',
  GB: 'en',
  CH: 'fr',
  LT: 'lt',
}
const firstNames = [
  'Aslaug',
  'Birk',
  'Dagny',
  'Eskil',
  'Freydis',
  'Gaute',
  'Hillevi',
  'Ivar',
  'Jorunn',
  'Ketil',
  'Liv',
  'Måns',
  'Njål',
  'Ødis',
  'Sølvi',
  'Tyra',
]
const lastNames = ['Bjørklund', 'Ågesvik', 'Ekelöf', 'Fjellbu', 'Grønnevet', 'Hyllestrand', 'Kråkevik', 'Lyngåker', 'Mørkedal', 'Strømvoll']

/** So many invented people, one at a time; addresses are numbered, so that no two are alike. */
export function* manyPeople(count: number): Generator<Profile> {
  for (let number = 1; number <= count; number += 1) {
    const random = seeded(`person ${number}`)
    const country = pick(random, countries)
    const name = `${pick(random, firstNames)} ${pick(random, lastNames)}`
    yield {
      email: `person.${number}@folk.example`,
      name,
      country,
      tongue: tongues[country],
      firm: `Firma ${1 + (number % 997)}`,
      city: 'Storvik',
      position: 'Innkjøper',
    }
  }
}
