// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { provenEmail } from '#api/address.ts'
import { personStream } from '#api/identity.ts'
import { type BlockReason, choices } from '#domain/choices.ts'
import { execute } from '#store/execute.ts'
import { apiAs } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

async function reported(reason: BlockReason) {
  const all = await apiAs()
  const { host } = all
  const [person] = await host.store.addresses.find([provenEmail(host.keys, 'ada@example.org').key])
  const report = { at: host.now().toISOString(), actor: 'system', door: 'feedback', language: 'en' } as const
  const block = { type: 'Block', channel: 'email', reason } as const
  await execute(host.store, host.sha256, choices(host.tenant), personStream(person!), block, report)
  return all
}

const told = async (sentence: string | RegExp) => (await screen.findByRole('heading', { level: 3, name: sentence })).closest('li')!

test.each<[BlockReason, string]>([
  ['complaint', 'A mail to you was reported as unwanted. Nothing you can stop is sent by e-mail since then.'],
  ['hard-bounce', 'Your address could not be reached. Nothing you can stop is sent by e-mail since then.'],
])('SUP-04 a block by %s is told with its own source, not as a choice of yours', async (reason, sentence) => {
  const { ada } = await reported(reason)
  await visit('/history', ada)
  within(await told(sentence)).getByText(/Reported by a mail system/)
  expect(screen.queryByRole('heading', { level: 3, name: /You turned off/ })).toBeNull()
})

test('CON-13 what was asked for, how often, and a lifted block are told by their names', async () => {
  const { ada } = await reported('complaint')
  await ada.post('/api/v1/choices', { type: 'LiftBlock', channel: 'email' })
  await ada.post('/api/v1/choices', { type: 'Subscribe', topic: 'digest', channel: 'email' })
  await ada.post('/api/v1/choices', { type: 'SetFrequency', topic: 'digest', frequency: 'monthly' })
  await visit('/history', ada)
  await told('You lifted the block on what is sent by e-mail.')
  await told('You asked for About digest by e-mail. A mail asked you to confirm it.')
  await told('You chose how often About digest comes: Monthly.')
})
