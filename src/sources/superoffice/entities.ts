import { z } from 'zod/mini'

/** What we read of the CRM's entities, named as there. It leaves members out or sets them to null as it likes. */
const text = z._default(
  z.pipe(
    z.nullish(z.string()),
    z.transform((value) => value?.trim() ?? ''),
  ),
  '',
)
const items = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z._default(
    z.pipe(
      z.nullish(z.array(schema)),
      z.transform((value) => value ?? []),
    ),
    [],
  )
const number = z.nullish(z.number())
const flag = z.nullish(z.boolean())

const element = z.object({ Value: text })
const listed = z.nullish(z.object({ Value: text }))
const named = z.nullish(z.object({ Name: text }))
export const someone = z.object({ PersonId: number, FullName: text })

export const personEntity = z.object({
  PersonId: z.number(),
  Firstname: text,
  MiddleName: text,
  Lastname: text,
  FullName: text,
  Title: text,
  Position: listed,
  Description: text,
  PersonNumber: text,
  NoMailing: flag,
  BirthDate: text,
  CreatedDate: text,
  UpdatedDate: text,
  Country: listed,
  CustomerLanguage: listed,
  Contact: z.nullish(z.object({ ContactId: number, Name: text, Department: text, OrgNr: text })),
  Address: z.nullish(z.object({ Street: z.nullish(z.object({ Address1: text, Zipcode: text, City: text })) })),
  Emails: items(element),
  OfficePhones: items(element),
  MobilePhones: items(element),
  PrivatePhones: items(element),
  OtherPhones: items(element),
  Faxes: items(element),
  ShipmentTypes: items(z.object({ Id: z.number(), Name: text, Selected: flag })),
})
export type PersonEntity = z.infer<typeof personEntity>

export const consentInfo = z.object({
  ConsentPersonId: z.number(),
  Comment: text,
  Registered: text,
  Updated: text,
  LegalBaseKey: text,
  LegalBaseName: text,
  ConsentPurposeKey: text,
  ConsentPurposeName: text,
  ConsentSourceKey: text,
  ConsentSourceName: text,
})
export type ConsentInfo = z.infer<typeof consentInfo>

export const appointmentEntity = z.object({
  AppointmentId: z.number(),
  Title: text,
  Description: text,
  Agenda: text,
  InternalNotes: text,
  StartDate: text,
  EndDate: text,
  Location: text,
  Private: text,
  Task: listed,
  Person: z.nullish(someone),
  Participants: items(someone),
})
export type AppointmentEntity = z.infer<typeof appointmentEntity>

export const documentEntity = z.object({
  DocumentId: z.number(),
  Name: text,
  Header: text,
  Attention: text,
  OurRef: text,
  Description: text,
  Date: text,
  Person: z.nullish(someone),
})
export type DocumentEntity = z.infer<typeof documentEntity>

export const saleEntity = z.object({
  SaleId: z.number(),
  Heading: text,
  Amount: number,
  Currency: listed,
  Status: text,
  Saledate: text,
  Probability: number,
  SaleText: text,
  Postit: text,
  Person: z.nullish(someone),
  SaleStakeholders: items(z.object({ PersonId: number })),
})
export type SaleEntity = z.infer<typeof saleEntity>

const mood = { Sentiment: number, SentimentConfidence: number }

export const ticketEntity = z.object({
  TicketId: z.number(),
  Title: text,
  CreatedAt: text,
  ClosedAt: text,
  Slevel: text,
  BaseStatus: text,
  Status: named,
  Priority: named,
  Origin: text,
  Person: z.nullish(someone),
  SecondaryPersons: items(someone),
  ...mood,
  Messages: items(z.object({ TicketMessageId: z.number(), CreatedAt: text, Slevel: text, PersonId: number })),
})
export type TicketEntity = z.infer<typeof ticketEntity>

export const messageEntity = z.object({ Body: text, ...mood })

/** An archive's answer: of its rows the key alone, the rest is read one by one. */
export const keys = z.object({ value: items(z.object({ PrimaryKey: z.coerce.number() })) })
