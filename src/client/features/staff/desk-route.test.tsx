// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiAs, type Signed } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const filed = async ({ ada }: Signed, wanted: object = { requestType: 'access' }): Promise<string> =>
  (await (await ada.post('/api/v1/requests', wanted)).json()).id
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const choose = async (name: string) => userEvent.click(await screen.findByRole('link', { name }))

test('TIM-04 the office takes more time, and the pages of the person show it', async () => {
  const all = await apiAs()
  await visit(`/staff/requests/${await filed(all)}`, all.olga)
  await screen.findByRole('heading', { level: 1, name: 'Access for Ada Lovelace' })
  await choose('Extend')
  await userEvent.click(await screen.findByRole('radio', { name: /The request is complex/ }))
  await userEvent.type(screen.getByLabelText('Why it takes longer, in words Ada Lovelace will read'), 'Many tickets name others.')
  await press('Extend and tell')
  await screen.findByText(/^Extended\. The answer is now due Monday 22 February 2027/)
  await screen.findByText('Due, no more extension')

  cleanup()
  await visit('/overview', all.ada)
  await screen.findByText('In progress, extended once')
  screen.getByText('Mon 22 Feb 2027')
})

test('an extension is offered once', async () => {
  const all = await apiAs()
  const id = await filed(all)
  await all.olga.post(`/api/v1/staff/requests/${id}/acts`, { type: 'Extend', reason: 'complexity', text: 'Many tickets.' })
  await visit(`/staff/requests/${id}?act=extend`, all.olga)
  await screen.findByText(/It cannot be extended again/)
  expect(screen.queryByRole('button', { name: 'Extend and tell' })).toBeNull()
})

test('rule 6 nothing is refused without a ground of this right and words', async () => {
  const all = await apiAs()
  const id = await filed(all)
  await visit(`/staff/requests/${id}?act=refuse`, all.olga)
  const ground = await screen.findByLabelText('Ground')
  expect(within(ground).queryByRole('option', { name: /Rights of others/ })).toBeNull()
  screen.getByText('2 things are missing.')
  await userEvent.type(screen.getByLabelText('Why, in words Ada Lovelace will read'), 'The eleventh this week.')
  await press('Refuse and tell')
  screen.getByText('One thing is missing.')
  expect(await (await all.ada.ask(`/api/v1/requests/${id}`)).json()).toMatchObject({ status: 'received' })

  await userEvent.selectOptions(ground, 'Manifestly excessive, Art. 12(5)')
  await press('Refuse and tell')
  await screen.findByText(/^Refused and closed/)
  await screen.findByRole('heading', { name: 'What was decided' })
  screen.getByText('The request is manifestly excessive (GDPR Art. 12(5)).')
  expect(await (await all.ada.ask(`/api/v1/requests/${id}`)).json()).toMatchObject({ status: 'refused' })
})

test('OBJ-01 an objection to direct marketing has no ground and no form to refuse it', async () => {
  const all = await apiAs()
  await visit(`/staff/requests/${await filed(all, { requestType: 'objection_direct_marketing' })}?act=refuse`, all.olga)
  await screen.findByText(/This right has no ground for refusal/)
  expect(screen.queryByLabelText('Ground')).toBeNull()
})

test('a question waits for its answer and leaves an empty form', async () => {
  const all = await apiAs()
  await visit(`/staff/requests/${await filed(all)}?act=ask`, all.olga)
  await userEvent.type(await screen.findByLabelText('Words Ada Lovelace will read'), 'Which year?')
  await press('Send the question')
  await screen.findByText(/^Sent\. The request waits for Ada Lovelace/)
  screen.getByText('Which year?')
  screen.getByText(/^an answer from Ada Lovelace to the question of/)
  expect(screen.getByLabelText<HTMLTextAreaElement>('Words Ada Lovelace will read').value).toBe('')
})

test('an erasure asks once more, erases, and nobody is named any more', async () => {
  const all = await apiAs()
  const id = await filed(all, { requestType: 'erasure' })
  await visit(`/staff/requests/${id}`, all.olga)
  await userEvent.type(await screen.findByLabelText(/^What was done/), 'All is gone.')
  await press('Erase and answer')
  const dialog = within(await screen.findByRole('dialog', { name: 'Erase everything about Ada Lovelace?' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Erase and answer' }))
  await screen.findByText(/^Answered and closed/)
  await screen.findByRole('heading', { level: 1, name: 'Erasure for somebody who was erased' })
  within(screen.getByRole('table')).getByText('Your orders')
})

test('what was not sent is said, and the words stay', async () => {
  const all = await apiAs()
  await visit(`/staff/requests/${await filed(all)}?act=write`, all.olga)
  const words = await screen.findByLabelText<HTMLTextAreaElement>('Words Ada Lovelace will read')
  await userEvent.type(words, 'We are reading.')
  all.olga.goOffline()
  await press('Send the message')
  await screen.findByText('The site did not answer. Nothing was changed; try again.')
  expect(words.value).toBe('We are reading.')
})

test('support has no desk', async () => {
  const all = await apiAs()
  await visit(`/staff/requests/${await filed(all)}`, all.sam)
  await screen.findByRole('heading', { level: 1, name: 'There is nothing at this address' })
})
