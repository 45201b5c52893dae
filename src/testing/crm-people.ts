/** A person as the stand-in of the CRM takes them; the members of the lists are named as in its API. */
export interface CrmPerson {
  firstname: string
  middleName?: string
  lastname: string
  emails: string[]
  title?: string
  position?: string
  description?: string
  birthDate?: string
  noMailing?: boolean
  street?: { Address1: string; Zipcode: string; City: string }
  phones?: Partial<Record<'OfficePhones' | 'MobilePhones' | 'PrivatePhones', string[]>>
  employer?: { name: string; department?: string; orgNr?: string }
  consents?: { purpose: string; legalBase: string; source?: string; comment?: string; at?: string }[]
  /** Ids of shipment types that are not wanted: 11 to 14. */
  reservations?: number[]
  appointments?: Record<string, unknown>[]
  documents?: Record<string, unknown>[]
  sales?: Record<string, unknown>[]
  tickets?: (Record<string, unknown> & { messages?: Record<string, unknown>[] })[]
  /** Instant of the last change. */
  updated?: string
}

const meeting = (day: string, text: string) => ({
  Title: `Follow-up ${day}`,
  Description: text,
  StartDate: `${day}T09:00:00+01:00`,
  EndDate: `${day}T09:45:00+01:00`,
  Private: 'Public',
  Task: { Id: 2, Value: 'Meeting' },
})

/** Somebody with one of everything. */
export const adaInCrm: CrmPerson = {
  firstname: 'Ada',
  lastname: 'Adasson',
  emails: ['ada@example.com', 'ada@home.example'],
  title: 'Head of purchasing',
  description: 'Prefers to be called in the morning',
  birthDate: '1984-03-09',
  street: { Address1: 'Storgata 1', Zipcode: '0155', City: 'Oslo' },
  phones: { OfficePhones: ['+47 22 00 11 22'], MobilePhones: ['+47 900 11 223'] },
  employer: { name: 'Fjordvik AS', department: 'Purchasing', orgNr: '912345678' },
  consents: [{ purpose: 'STORE', legalBase: '61F', at: '2025-02-01T08:00:00Z' }],
  reservations: [13],
  appointments: [
    meeting('2026-03-02', 'Talked about the renewal'),
    { ...meeting('2026-04-02', 'Keep this among us'), Private: 'PrivateUser', Agenda: 'The price' },
    {
      ...meeting('2026-05-04', 'With the whole team'),
      InternalNotes: 'Difficult customer',
      Participants: [{ PersonId: 0, FullName: 'Siri Selger' }],
    },
  ],
  documents: [{ Header: 'Agreement', Name: 'agreement.pdf', OurRef: 'A-17', Date: '2026-02-11T00:00:00+01:00' }],
  sales: [
    { Heading: 'Ten licences', Amount: 12000, Currency: { Id: 1, Value: 'NOK' }, Status: 'Sold', Saledate: '2026-02-10T00:00:00+01:00' },
  ],
  tickets: [
    {
      Title: 'Cannot sign in',
      CreatedAt: '2026-06-01T10:00:00+01:00',
      Slevel: 'External',
      BaseStatus: 'Active',
      Origin: 'Email',
      Sentiment: -40,
      SentimentConfidence: 80,
      messages: [
        {
          ownWords: true,
          CreatedAt: '2026-06-01T10:00:00+01:00',
          Slevel: 'External',
          Author: 'ada@example.com',
          Body: 'It says my password is wrong.',
          Sentiment: -40,
          SentimentConfidence: 80,
        },
        { CreatedAt: '2026-06-01T11:00:00+01:00', Slevel: 'Internal', Author: 'Siri Støtte', Body: 'She forgot it again.' },
        { CreatedAt: '2026-06-01T12:00:00+01:00', Slevel: 'External', Author: 'Siri Støtte', Body: 'Here is a new one.' },
      ],
    },
  ],
}

/** Somebody else with one of each kind, and a name that stands in all of it. */
export const boInCrm: CrmPerson = {
  firstname: 'Bo',
  lastname: 'Bosson',
  emails: ['bo@example.com'],
  title: 'Bosson’s title',
  description: 'Bosson sails',
  phones: { OfficePhones: ['+46 8 555 01 01'] },
  employer: { name: 'Bosson Bygg AB' },
  consents: [{ purpose: 'EMARKETING', legalBase: '61A', source: 'WEBFORM', comment: 'Bosson' }],
  reservations: [11],
  appointments: [meeting('2026-01-15', 'Bosson')],
  documents: [{ Header: 'Bosson', Date: '2026-02-11T00:00:00+01:00' }],
  sales: [{ Heading: 'Bosson', Saledate: '2026-02-10T00:00:00+01:00' }],
  tickets: [{ Title: 'Bosson', CreatedAt: '2026-06-01T10:00:00+01:00', Slevel: 'External', messages: [] }],
}
