// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Receipt } from '#api/contract/history.ts'
import { apiAs } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

/** Ada left a topic, opened the receipt and saved it. */
async function withReceipt() {
  const all = await apiAs()
  await all.ada.post('/api/v1/choices', { type: 'Unsubscribe', topic: 'offers', channel: 'email' })
  const page = await visit('/history?kind=choices', all.ada)
  await userEvent.click(await screen.findByRole('link', { name: /^Receipt for You turned off About offers/ }))
  await screen.findByRole('heading', { level: 1, name: 'Receipt' })
  const saved = screen.getByRole<HTMLAnchorElement>('link', { name: 'JSON' })
  const receipt = JSON.parse(decodeURIComponent(saved.href.split(',').slice(1).join(','))) as Receipt
  return { ...all, page, saved, receipt }
}

async function check(text: string) {
  const field = await screen.findByLabelText('Or paste what is in it')
  await userEvent.click(field)
  await userEvent.paste(text)
  await userEvent.click(screen.getByRole('button', { name: 'Check' }))
}

test('a receipt shows the exact time, the words and the whole fingerprint, and is saved under its code', async () => {
  const { receipt, saved } = await withReceipt()
  screen.getByText('Mails about offers.')
  screen.getByText('a•••••a@example.org')
  screen.getByText(receipt.entry.at)
  const code = receipt.entry.hash
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(.{4})/, '$1-$2-')
  expect(saved.download).toBe(`receipt-${code}.json`)
  expect(document.body.textContent?.replace(/\s/g, '')).toContain(`sha256${receipt.entry.hash}`)
})

test('a receipt that was kept is genuine; each change of it is found', async () => {
  const { receipt, page, ada } = await withReceipt()
  page.unmount()
  await visit('/history/verify', ada)
  await check(JSON.stringify(receipt))
  await screen.findByRole('heading', { name: 'Genuine and unchanged' })
  screen.getByText(/You turned off About offers by e-mail/)

  const verdictOn = async (changed: object, title: string) => {
    await userEvent.clear(screen.getByLabelText('Or paste what is in it'))
    await check(JSON.stringify(changed))
    await screen.findByRole('heading', { name: title })
  }
  const { entry } = receipt
  await verdictOn({ ...receipt, entry: { ...entry, at: '2026-11-21T09:00:00.000Z' } }, 'Changed')
  await verdictOn({ ...receipt, entry: { ...entry, event: { ...entry.event, topic: 'news' } } }, 'Changed')
  await verdictOn({ ...receipt, entry: { ...entry, version: 99 } }, 'Not known here')
  await verdictOn(
    { ...receipt, text: { ...receipt.text, description: 'Something else.' } },
    'The fact is genuine, the words beside it are not',
  )
})

test('somebody else’s receipt is not known here', async () => {
  const { receipt, page, eve } = await withReceipt()
  page.unmount()
  await visit('/history/verify', eve)
  await check(JSON.stringify(receipt))
  await screen.findByRole('heading', { name: 'Not known here' })
})

test('a file is read like what is pasted', async () => {
  const { receipt, page, ada } = await withReceipt()
  page.unmount()
  await visit('/history/verify', ada)
  await userEvent.upload(
    await screen.findByLabelText('Choose the file'),
    new File([JSON.stringify(receipt)], 'r.json', { type: 'application/json' }),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Check' }))
  await screen.findByRole('heading', { name: 'Genuine and unchanged' })
})

test('what is no receipt is said at the field', async () => {
  const { ada } = await apiAs()
  await visit('/history/verify', ada)
  await check('9C1E-44A0-7F3A')
  expect(screen.getByLabelText('Or paste what is in it').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('alert').textContent).toContain('it is not JSON')
})

test('no answer: what was pasted stays', async () => {
  const { receipt, page, ada } = await withReceipt()
  page.unmount()
  await visit('/history/verify', ada)
  await screen.findByLabelText('Choose the file')
  ada.goOffline()
  await check(JSON.stringify(receipt))
  await screen.findByText(/^Not checked: there was no answer/)
  expect(screen.getByLabelText<HTMLTextAreaElement>('Or paste what is in it').value).toContain(receipt.entry.hash)
})
