import { someWorkday } from '#sources/demo/dates.ts'
import type { Country } from '#sources/demo/demo-types.ts'
import { between, pick } from '#sources/demo/random.ts'
import { texts } from '#sources/demo/texts/texts.ts'
import { type Draft, type Make, values } from './draft.ts'

/** Companies of the group that work with customers of a country; the parent needs no mention. */
const local: Partial<Record<Country, string>> = {
  SE: 'SuperOffice in Sweden',
  DK: 'SuperOffice in Denmark',
  DE: 'SuperOffice in Germany',
  NL: 'SuperOffice in the Netherlands',
  GB: 'SuperOffice in the United Kingdom',
  CH: 'SuperOffice in Switzerland',
  LT: 'SuperOffice in Lithuania',
}

export function localCompany(country: Country): Pick<Draft, 'recipients'> {
  const name = local[country]
  return name ? { recipients: [{ name, what: 'Sales and support in the country' }] } : {}
}

const staff = ['Hedda (sales)', 'Yngvar (sales)', 'Tilde (training)', 'Runa (support)']

export const meeting: Make = ({ tongue, country, city }, random, now) => {
  const [title, note] = pick(random, texts[tongue].meetings)
  const type = pick(random, ['call', 'call', 'meeting', 'video'])
  return {
    system: 'CRM',
    category: 'meetings-and-calls',
    title,
    at: someWorkday(random, now, 1080),
    origin: 'observed',
    values: values({
      type,
      minutes: between(random, 1, 9) * (type === 'call' ? 4 : 15),
      place: type === 'meeting' ? city : undefined,
      with: pick(random, staff),
      note,
    }),
    ...localCompany(country),
  }
}
