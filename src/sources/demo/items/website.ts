import { someDay, someWorkday } from '#sources/demo/dates.ts'
import type { Tongue } from '#sources/demo/demo-types.ts'
import { between, pick } from '#sources/demo/random.ts'
import { type Make, values } from './draft.ts'

const pages = [
  'Pricing',
  'Integrations',
  'Help: importing price lists',
  'Help: search “price list csv”',
  'Release notes',
  'Service status',
  'Webinar: planning a year of sales',
  'Customer stories',
  'Documentation: rights and roles',
  'Careers',
  'Contact',
]
const browsers = [
  ['Edge', 'Windows'],
  ['Chrome', 'Windows'],
  ['Firefox', 'Linux'],
  ['Safari', 'iPhone'],
  ['Safari', 'macOS'],
] as const

/** Within 13 months, what is older is gone. */
export const visit: Make = ({ tongue }, random, now) => {
  const read = [pick(random, pages), ...(random() < 0.4 ? [pick(random, pages)] : [])]
  const [browser, system] = pick(random, browsers)
  return {
    system: 'Website',
    category: 'website-visits',
    title: read.join(', then '),
    at: someDay(random, now, 390),
    origin: 'observed',
    values: values({
      pages: read.join(', '),
      seconds: between(random, 8, 900),
      browser,
      system,
      browserLanguage: tongue,
      ipAddress: `203.0.113.${between(random, 1, 254)}`,
      referrer: pick(random, ['search', 'mail', 'direct', 'direct', 'partner', 'advert']),
    }),
  }
}

const events: Record<Tongue, readonly string[]> = {
  nb: ['Frokostseminar i Bergen', 'Webinar: ryddige kundekort'],
  sv: ['Kunddag i Stockholm', 'Webbinarium: påminnelser som fungerar'],
  da: ['Kundedag i Aarhus', 'Webinar: fra tilbud til ordre'],
  de: ['Anwendertreffen Dortmund', 'Webinar: Auswertungen ohne Tabellenkalkulation'],
  nl: ['Gebruikersdag Utrecht', 'Webinar: beginnen met rapporten'],
  en: ['User day in London', 'Webinar: the first hundred days'],
  fr: ['Matinée clients à Lausanne', 'Webinaire : droits et rôles'],
  lt: ['Klientų diena Vilniuje', 'Nuotolinis seminaras: ataskaitos'],
}

export const event: Make = ({ tongue, city }, random, now) => {
  const title = pick(random, events[tongue])
  return {
    system: 'CRM',
    category: 'events-and-webinars',
    title,
    at: someWorkday(random, now, 355),
    origin: 'provided',
    values: values({
      event: title,
      place: /webin|nuotol|webbin/i.test(title) ? 'Online' : city,
      status: pick(random, ['registered', 'attended', 'absent']),
    }),
  }
}

export const audience: Make = (_, random, now) => ({
  system: 'CRM',
  category: 'advertising-audiences',
  title: 'Customers, left out of adverts',
  at: someWorkday(random, now, 90),
  origin: 'derived',
  originFrom: 'Your mail address',
  values: values({
    network: pick(random, ['google', 'linkedin', 'meta']),
    audience: 'Customers in the Nordics',
    use: 'exclude',
    matchKey: 'email',
  }),
})
