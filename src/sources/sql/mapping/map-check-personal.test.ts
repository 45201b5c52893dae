import { expect, test } from 'vitest'
import { isPersonalName, lookOf } from './map-check-personal.ts'

test.each(
  `email e_mail E-Mail customerEmail epost epostadresse mejladress kontakt_epost phone PhoneNo tel telefon mobil mobilnr birth_date fødselsdato fødselsår
  født född dob ssn personnummer fødselsnr CPR name fornavn first_name LastName efternamn navn address adresse_2 bostadsadress street gate gata city zip
  postnr postnummer postort PostalCode ip ip_address IBAN kontonummer note internNotat comment kommentarer kjønn kön gender passportNo lat lon longitude
  passord_hash user_name merknad`.split(/\s+/),
)('%s looks personal', (name) => expect(isPersonalName(name)).toBe(true))

test.each(
  'id person_id total status antall file_name hostname created_by description pris shipping_cost latest plates zipped_at nottingham by description_id'.split(
    ' ',
  ),
)('%s does not', (name) => expect(isPersonalName(name)).toBe(false))

test('values tell what a name hides', () => {
  expect(lookOf(['ring 10', 'skriv til kari@example.com i dag'])).toBe('mail')
  expect(lookOf(['+47 412 34 567', '22 33 44 55', '0046701234567', '08-123 45 67'])).toBe('phone')
})

test('numbers of other kinds are no telephone numbers', () => {
  expect(lookOf(['20240001', '20240002', '7', '1.5', '2024-01-01', '10:30'])).toBeUndefined()
  expect(lookOf(['+47 412 34 567', 'a', 'b'])).toBeUndefined()
  expect(lookOf([])).toBeUndefined()
})
