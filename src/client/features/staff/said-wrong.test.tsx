// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { asked, disputed, proof } from '#testing/disputed.ts'
import { visit } from '#testing/visit.tsx'

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const write = async (text: string) => userEvent.type(await screen.findByLabelText(/^What was done/), text)

async function opened() {
  const all = await disputed()
  const id = await all.dispute({ field: 'surname', value: 'Lovelace', why: 'A slip.', file: proof })
  await visit(`/staff/requests/${id}`, all.olga)
  return { ...all, request: id }
}

test('REC-01 the desk shows the field, old and new, why, the file, and who has to be told', async () => {
  const { request } = await opened()
  await screen.findByRole('heading', { name: 'What is said to be wrong' })
  const value = (name: string) => screen.getByText(name, { selector: 'dt' }).nextSibling?.textContent
  expect([value('Field'), value('Stands there'), value('Should be')]).toEqual(['surname', 'Lovelock', 'Lovelace'])
  const file = screen.getByRole('link', { name: /^Save Proof\.pdf/ })
  expect(file.getAttribute('href')).toBe(`/api/v1/staff/requests/${request}/file`)
  expect(screen.getAllByText(/A slip\./).length).toBeGreaterThan(0)
  screen.getByText(/received the same \(Art\. 19\).+: Mailer Inc\./)
})

test('nothing is answered before it is said how; the system says no, the office does it by hand, and the person reads what holds now', async () => {
  const all = await opened()
  await write('Corrected.')
  screen.getByText('One thing is missing.')
  await press('Answer and close')
  expect(await asked(all.ada.ask(`/api/v1/requests/${all.request}`))).toMatchObject({ open: true })

  await userEvent.click(screen.getByRole('radio', { name: /^Take it over in CRM/ }))
  await press('Answer and close')
  await screen.findByText(/^The system did not take the new value over/)
  await userEvent.click(screen.getByRole('radio', { name: /^Done by hand/ }))
  await press('Answer and close')
  await screen.findByText(/^Answered and closed/)

  cleanup()
  await visit(`/requests/${all.request}`, all.ada)
  await screen.findByText(/That restriction ends with the answer/)
  screen.getByText(/told of the correction.+: Mailer Inc\./)
})

test('the system takes the value over with the answer', async () => {
  const all = await disputed()
  all.host.tenant.categories[0]!.fields.phone!.reviewed = true
  const id = await all.dispute({ field: 'phone', value: '+46 8 999' })
  await visit(`/staff/requests/${id}`, all.olga)
  await write('Corrected.')
  await userEvent.click(screen.getByRole('radio', { name: /^Take it over in CRM/ }))
  await press('Answer and close')
  await screen.findByText('Corrected in the system')
  expect(all.held().values[0]!.value).toBe('+46 8 999')
})
