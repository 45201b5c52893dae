// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { DeskCommand, NewRequest, RequestView } from '#api/contract/requests.ts'
import { apiAs, type Signed } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))

async function file({ ada }: Signed, request: NewRequest): Promise<string> {
  const answer = (await (await ada.post('/api/v1/requests', request)).json()) as RequestView
  return answer.id
}

const decide = async ({ olga }: Signed, id: string, command: DeskCommand) => {
  const answer = await olga.post(`/api/v1/staff/requests/${id}/acts`, command)
  if (!answer.ok) throw new Error(await answer.text())
}

test('a message goes to the office and stands under Messages', async () => {
  const all = await apiAs()
  const id = await file(all, { requestType: 'access' })
  await decide(all, id, { type: 'AskClarification', text: 'Which year?' })
  await visit(`/requests/${id}`, all.ada)
  await screen.findByText('Which year?')
  await userEvent.type(screen.getByLabelText('Write to the privacy office'), 'All of them.')
  await press('Send')
  await screen.findByText('All of them.')
  await screen.findByText('Sent')
})

test('a message that was not sent stays in its field', async () => {
  const all = await apiAs()
  const id = await file(all, { requestType: 'access' })
  await visit(`/requests/${id}`, all.ada)
  const field = await screen.findByLabelText<HTMLTextAreaElement>('Write to the privacy office')
  await userEvent.type(field, 'Hello?')
  all.ada.goOffline()
  await press('Send')
  expect((await screen.findByRole('alert')).textContent).toContain('Not sent')
  expect(field.value).toBe('Hello?')
})

test('a request is withdrawn after one question, and stays when the answer is no', async () => {
  const all = await apiAs()
  const id = await file(all, { requestType: 'restriction' })
  await visit(`/requests/${id}`, all.ada)
  await press('Withdraw this request')
  await press('Keep the request')
  expect(screen.queryByRole('heading', { name: 'Withdraw this request?' })).toBeNull()
  await press('Withdraw this request')
  await press('Withdraw the request')
  await screen.findByRole('heading', { name: 'Withdrawn by you on Sun 22 Nov 2026' })
  expect(screen.queryByRole('button', { name: 'Withdraw this request' })).toBeNull()
})

test('TIM-04 an extension shows both dates, the reason, and where to complain', async () => {
  const all = await apiAs()
  const id = await file(all, { requestType: 'access' })
  await decide(all, id, { type: 'Extend', reason: 'complexity', text: 'Four systems have to be read.' })
  await visit(`/requests/${id}`, all.ada)
  await screen.findByText('In progress, extended once')
  screen.getByRole('heading', { name: /^Extended to \w{3} \d+ Feb 2027/ })
  screen.getByText('Tue 22 Dec')
  screen.getByText('What you ask for is complex and takes longer to answer in full.')
  screen.getByRole('link', { name: 'Complain about the delay' })
})

test('a refusal names its ground, the remedy and the authority', async () => {
  const all = await apiAs()
  const id = await file(all, { requestType: 'portability' })
  await decide(all, id, { type: 'Refuse', ground: 'right_not_applicable', text: 'Nothing here rests on consent.' })
  await visit(`/requests/${id}`, all.ada)
  await screen.findByRole('heading', { name: 'Refused on Sun 22 Nov 2026' })
  screen.getByText('This right does not cover what was asked for.')
  expect(screen.getByRole('link', { name: 'Complain to IMY' }).getAttribute('href')).toBe('https://www.imy.se')
  screen.getByText('You can also go to court.')
  screen.getByText('Nothing here rests on consent.')
})

test('ERA-02 an erasure that is done says what became of each kind of data', async () => {
  const all = await apiAs()
  const id = await file(all, { requestType: 'erasure', category: 'visits' })
  await decide(all, id, { type: 'Fulfil', text: 'Done.' })
  await visit(`/requests/${id}`, all.ada)
  const table = await screen.findByRole('table', { name: 'Decision for each kind of data' })
  const row = within(table).getByRole('row', { name: /Your visits/ })
  expect(row.textContent).toContain('Erased')
})

test('IMP-04 staff who look on see neither the words nor a way to write or withdraw', async () => {
  const all = await apiAs()
  const id = await file(all, { requestType: 'access', text: 'My secret reason.' })
  const found = (await (await all.sam.post('/api/v1/staff/people/search', { text: 'ada@example.org' })).json()) as {
    people: { personId: string }[]
  }
  await all.sam.post('/api/v1/staff/views', { personId: found.people[0]!.personId, reason: 'support-call', ticket: 'T-1' })
  await visit(`/requests/${id}`, all.sam)
  await screen.findByText('words covered')
  screen.getByText('Only the person can write here')
  expect(screen.queryByText('My secret reason.')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Withdraw this request' })).toBeNull()
})

test('somebody else’s request does not exist', async () => {
  const all = await apiAs()
  const id = await file(all, { requestType: 'access' })
  await visit(`/requests/${id}`, all.eve)
  expect(screen.queryByText('What has happened')).toBeNull()
})
