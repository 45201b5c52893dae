import { dateBefore, minutesAfter, someWorkday } from '#sources/demo/dates.ts'
import type { Country } from '#sources/demo/demo-types.ts'
import { between, pick } from '#sources/demo/random.ts'
import { type Make, values } from './draft.ts'

const currencies: Record<Country, string> = { NO: 'NOK', SE: 'SEK', DK: 'DKK', DE: 'EUR', NL: 'EUR', GB: 'GBP', CH: 'CHF', LT: 'EUR' }
/** Rough price of one in euro, and how many of a currency's units that is. */
const products = [
  ['Sales, per user and year', 640],
  ['Service, per user and year', 720],
  ['Marketing, per thousand addresses', 180],
  ['Course, one day', 490],
] as const
const units: Record<string, number> = { NOK: 12, SEK: 11, DKK: 7, EUR: 1, GBP: 1, CHF: 1 }

export const order: Make = ({ country, name, firm }, random, now) => {
  const at = someWorkday(random, now, 1780)
  const currency = currencies[country]
  const lines = Array.from({ length: between(random, 1, 3) }, () => {
    const [product, price] = pick(random, products)
    return { product, quantity: between(random, 1, 24), unitPrice: price * units[currency]! }
  })
  const document = pick(random, ['invoice', 'invoice', 'invoice', 'order', 'reminder', 'credit'])
  const number = between(random, 100_000, 199_999)
  const ofPartner = random() < 0.15
  return {
    system: 'Billing',
    category: 'orders-and-invoices',
    title: `${titles[document]} ${number}`,
    at,
    origin: 'provided',
    values: values({
      number,
      document,
      amount: lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0),
      currency,
      dueOn: document === 'order' ? undefined : minutesAfter(at, 30 * 1440).slice(0, 10),
      paid: document === 'invoice' ? Date.parse(at) < now.getTime() - 30 * 86_400_000 : undefined,
      reference: name ?? firm,
    }),
    parts: lines.map((line) => ({ title: line.product, values: values(line) })),
    ...(ofPartner ? { recipients: [{ name: 'Nordre Konsult', what: 'Delivers what was bought' }] } : {}),
  }
}

const titles: Record<string, string> = { invoice: 'Invoice', order: 'Order', reminder: 'Reminder', credit: 'Credit note' }

export const contract: Make = ({ firm, name }, random, now) => {
  const from = between(random, 200, 1700)
  const [document, title] = pick(random, [
    ['agreement', 'Licence agreement'],
    ['processing', 'Processing agreement'],
    ['offer', 'Signed offer'],
  ] as const)
  return {
    system: 'CRM',
    category: 'contracts-and-documents',
    title: `${title}, ${firm}`,
    at: dateBefore(now, from),
    origin: 'provided',
    values: values({
      document,
      number: `A-${between(random, 1000, 9999)}`,
      signedBy: name,
      signature: 'electronic',
      // Documentation addresses (RFC 5737), nobody's.
      signedFrom: `192.0.2.${between(random, 1, 254)}`,
      validFrom: dateBefore(now, from - 14),
      validUntil: dateBefore(now, from - 14 - 365 * 3),
    }),
  }
}
