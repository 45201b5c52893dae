import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { mailEffect } from '#api/mail/mail-effect.ts'
import type { Product } from '#server/open-product.ts'
import { testHost } from '#testing/host.ts'
import { actOf } from '#testing/webhook-act.ts'
import type { Values } from './command.ts'
import { outboxCommand } from './outbox.ts'

/** A host where a mail and a webhook were given up, and what the command says there. */
async function givenUp() {
  const fail = async () => {
    throw new Error('answered 500')
  }
  const host = testHost({ sendMail: fail, webhooks: { ids: ['crm'], call: fail } })
  await actOf(host)
  await host.store.outbox.add([mailEffect(host, 'request-message', { address: 'ada@example.org' }, { requestId: 'r1' })])
  for (let n = 0; n < 10; n++) {
    await deliver(host)
    host.pass(24 * 60)
  }
  const open = async () => ({ store: host.store }) as unknown as Product
  const said = (values: Values = {}) => outboxCommand.run({ open, configuration: expect.fail }, values, [])
  return { host, said }
}

test('what was given up is listed with its last error, and left as it is', async () => {
  const { said } = await givenUp()
  const { text } = await said()
  expect(text).toMatch(/^webhook\/crm \S{36} 8 tries: Error: answered 500$/m)
  expect(text).toMatch(/^mail \S{36} 8 tries: Error: answered 500$/m)
  expect(text).toMatch(/^0 waiting, 2 given up$/m)
  expect(await said()).toMatchObject({ json: { due: 0, dead: [{ attempts: 8 }, { attempts: 8 }] } })
})

test('--retry lets all of it be tried again from the start, --kind one kind alone', async () => {
  const { host, said } = await givenUp()
  expect(await said({ retry: true, kind: 'webhook/crm' })).toMatchObject({ json: { due: 1, revived: 1 } })
  expect(await host.store.outbox.waiting()).toEqual({ due: 1, dead: 1 })
  expect((await said({ retry: true })).text).toMatch(/^2 waiting, 1 of them given up before$/m)
  expect(await host.store.outbox.waiting()).toEqual({ due: 2, dead: 0 })
})

test('more than a page of it is listed and tried again, each once', async () => {
  const host = testHost()
  const ids = Array.from({ length: 1001 }, (_, n) => `effect-${n}`)
  await host.store.outbox.add(ids.map((id) => ({ id, kind: 'mail', data: {} })))
  for (const id of ids) await host.store.outbox.failed(id, 'gone')
  const open = async () => ({ store: host.store }) as unknown as Product
  expect(await outboxCommand.run({ open, configuration: expect.fail }, { retry: true }, [])).toMatchObject({ json: { revived: 1001 } })
  expect(await host.store.outbox.waiting()).toEqual({ due: 1001, dead: 0 })
})
