/** The European Union with Iceland, Liechtenstein and Norway, by ISO 3166 codes: no transfer to a third country (GDPR ch. V). */
const eea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

export const isEea = (country: string) => eea.includes(country)
