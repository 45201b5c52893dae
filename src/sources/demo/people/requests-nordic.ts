import { dateBefore } from '#sources/demo/dates.ts'
import type { DemoRequest } from '#sources/demo/demo-types.ts'

/** Five years after the year of the decision; no invoice is newer. */
const bookkeepingEnd = (now: Date) => `${Number(dateBefore(now, 115).slice(0, 4)) + 5}-12-31`

export const nordicRequests = (now: Date): Record<string, DemoRequest[]> => ({
  'solveig.aasland@havbris.example': [
    {
      requestType: 'erasure',
      filedDaysAgo: 78.3,
      text: 'Erase what is no longer needed.',
      steps: [
        { daysAgo: 71.2, type: 'StartWork' },
        {
          daysAgo: 54.1,
          type: 'Extend',
          reason: 'complexity',
          text: 'Extended by two months. Your data is in five systems and in support cases that name other people too, so each text has to be read. It cannot be extended again. You can complain about the delay to us or to the authority.',
        },
        {
          daysAgo: 5.4,
          type: 'AddMessage',
          from: 'office',
          text: 'One support case contains a photo of a delivery note with your signature. Shall the photo be erased too, or only the text?',
        },
        { daysAgo: 5.3, type: 'AddMessage', from: 'data-subject', text: 'Both.' },
        { daysAgo: 5.2, type: 'AddMessage', from: 'office', text: 'Noted. You see it in the answer.' },
      ],
    },
    {
      requestType: 'objection',
      filedDaysAgo: 11.1,
      purpose: 'renewal-planning',
      text: 'We have decided to renew. The score says otherwise.',
      steps: [{ daysAgo: 9.2, type: 'StartWork' }],
    },
    {
      requestType: 'access',
      filedDaysAgo: 402.3,
      steps: [
        { daysAgo: 401.2, type: 'StartWork' },
        {
          daysAgo: 396.4,
          type: 'Fulfil',
          outcomes: [{ category: 'messages-and-support', result: 'done', count: 24 }],
          text: 'Your copy is ready under Take your data.',
        },
      ],
    },
  ],
  'ragnhild.fjosnes@gammelvik.example': [
    {
      requestType: 'erasure',
      filedDaysAgo: 133.4,
      text: 'We have left. Erase everything about me.',
      steps: [
        { daysAgo: 130.2, type: 'StartWork' },
        {
          daysAgo: 115.3,
          type: 'Fulfil',
          outcomes: [
            { category: 'meetings-and-calls', result: 'erased', count: 12 },
            { category: 'website-visits', result: 'erased', count: 48 },
            { category: 'scores-and-groups', result: 'erased', count: 1 },
            { category: 'contact-details', result: 'kept', count: 2, ground: 'legal_obligation', until: bookkeepingEnd(now) },
            { category: 'orders-and-invoices', result: 'kept', count: 17, ground: 'legal_obligation', until: bookkeepingEnd(now) },
            { category: 'contracts-and-documents', result: 'kept', count: 1, ground: 'legal_claims', until: dateBefore(now, -400) },
          ],
          text: 'Meetings, visits and the score are erased. Orders and invoices stay with your name and address, because the Norwegian bookkeeping act requires it. The contract stays until claims from it are time-barred. You can complain to Datatilsynet, or to the authority where you live or work, and go to court.',
        },
      ],
    },
  ],
  'freja.skovlunde@aeblehaven.example': [
    {
      requestType: 'access',
      filedDaysAgo: 41.2,
      text: 'Jag vill ha allt som finns, även anteckningar.',
      steps: [
        { daysAgo: 39.3, type: 'StartWork' },
        {
          daysAgo: 20.4,
          type: 'Extend',
          reason: 'number_of_requests',
          text: 'Förlängd med två månader. Du har skickat tre begäranden samtidigt och vi läser dem tillsammans. Den kan inte förlängas en gång till.',
        },
      ],
    },
  ],
  'bjorn.ekstrand@skogsklyftan.example': [
    {
      requestType: 'portability',
      filedDaysAgo: 88.1,
      steps: [
        { daysAgo: 86.3, type: 'StartWork' },
        {
          daysAgo: 80.2,
          type: 'Fulfil',
          outcomes: [{ category: 'orders-and-invoices', result: 'done', count: 12 }],
          text: 'Filen finns under Ta med dina uppgifter, i ett format som andra system kan läsa.',
        },
      ],
    },
  ],
  'malte.akergren@gullvive.example': [
    {
      requestType: 'erasure',
      filedDaysAgo: 27.3,
      category: 'job-applications',
      text: 'Jag har fått ett annat arbete. Radera min ansökan.',
      steps: [{ daysAgo: 26.1, type: 'StartWork' }],
    },
  ],
})
