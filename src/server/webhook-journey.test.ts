import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { verifying } from '#testing/receiver.ts'
import { serverProcess } from '#testing/server-process.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

// It starts two processes, and a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

test('somebody leaves by one click, and the receiver of the documentation hears of it', async () => {
  const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
  const there = await verifying(secret)
  const systems = join(temporaryFolder(), 'systems.json')
  writeFileSync(systems, JSON.stringify({ webhooks: [{ id: 'crm', url: there.url, secret: 'env:CRM_SECRET' }] }))
  const server = await serverProcess({ SYSTEMS_FILE: systems, CRM_SECRET: secret })
  const [link] = /http\S+\/u\/\S+/.exec(server.said())!
  const answer = await fetch(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
  expect(answer.status).toBe(200)
  await expect.poll(() => there.heard(), { timeout: 20_000 }).toHaveLength(1)
  expect(JSON.parse(there.heard()[0]!)).toMatchObject({
    type: 'choices.changed',
    door: 'one-click',
    keys: [expect.stringMatching(/^[0-9a-f]{32}$/)],
    events: [{ type: 'Unsubscribed', channel: 'email' }],
  })
  expect(await server.end('SIGTERM')).toBe(0)
})
