import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reconcile } from '#api/connectors/reconcile.ts'
import { readConfiguration } from '#server/configuration.ts'
import { openProduct, type Product } from '#server/open-product.ts'
import { crmAndAda } from '#testing/crm-and-ada.ts'
import { receiver } from '#testing/receiver.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { doctorCommand, doctorWith } from './doctor.ts'
import type { Names } from './mail-domain.ts'

test('each webhook has a line of its own: whether its address answers', async () => {
  const there = await receiver((answer) => answer.writeHead(404).end())
  const gone = await receiver(() => undefined)
  await gone.close()
  const dataDir = temporaryFolder()
  const webhooks = [there, gone].map(({ url }, n) => ({ id: `crm-${n}`, url, secret: 'env:CRM_SECRET' }))
  writeFileSync(join(dataDir, 'systems.json'), JSON.stringify({ webhooks }))
  const configuration = readConfiguration({ DATA_DIR: dataDir, SYSTEMS_FILE: join(dataDir, 'systems.json') })
  const product = await openProduct(configuration, { CRM_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}` })
  const { json, failed } = await doctorCommand.run({ configuration: () => configuration, open: async () => product }, {}, [])
  await product.close()
  expect(json).toEqual(
    expect.arrayContaining([
      { part: 'webhook crm-0', ok: true, said: 'its address answers' },
      { part: 'webhook crm-1', ok: false, said: 'no answer: ECONNREFUSED' },
    ]),
  )
  expect([failed, there.got.map(({ method }) => method)]).toEqual([true, ['HEAD']])
})

test('each system that keeps choices has a line: when it was last reconciled', async () => {
  const { host, keeper } = crmAndAda()
  const configuration = readConfiguration({ DATA_DIR: temporaryFolder() })
  const product = { configuration, host, store: host.store, mail: { check: async () => undefined } } as unknown as Product
  const line = async () => {
    const { json } = await doctorCommand.run({ configuration: () => configuration, open: async () => product }, {}, [])
    return (json as { part: string }[]).find(({ part }) => part === 'choices crm')
  }
  expect(await line()).toMatchObject({ ok: true, said: 'not reconciled yet: the server does it at its start' })
  const at = host.now().toISOString()
  await reconcile(host, keeper)
  expect(await line()).toMatchObject({ ok: true, said: `reconciled at ${at}` })
  host.pass(2 * 24 * 60)
  expect(await line()).toMatchObject({ ok: false, said: expect.stringContaining('run innsyn reconcile') })
})

test('MAIL-16 the domain mails come from is looked at in production alone, under the selector that is named', async () => {
  const { host } = crmAndAda()
  const asked: string[] = []
  const nothing = async (name: string) => {
    asked.push(name)
    return []
  }
  const names = { resolveTxt: nothing, resolve4: nothing, resolve6: nothing, reverse: nothing } as unknown as Names
  const parts = async (production: boolean) => {
    const here = readConfiguration({ DATA_DIR: temporaryFolder(), SMTP_URL: 'smtps://mail.example.com', MAIL_FROM: 'a@example.com' })
    const configuration = { ...here, production }
    const product = { configuration, host, store: host.store, mail: { check: async () => undefined } } as unknown as Product
    const ground = { configuration: () => configuration, open: async () => product }
    const { json } = await doctorWith(names).run(ground, { 'dkim-selector': 'r1' }, [])
    return (json as { part: string }[]).flatMap(({ part }) => (part.startsWith('mail ') ? [part] : []))
  }
  expect([await parts(false), asked]).toEqual([[], []])
  expect(await parts(true)).toEqual(['mail SPF', 'mail DKIM', 'mail DMARC', 'mail TLS', 'mail PTR'])
  expect(asked).toContain('r1._domainkey.example.com')
})
