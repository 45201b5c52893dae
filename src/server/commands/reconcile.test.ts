import { expect, test } from 'vitest'
import type { Product } from '#server/open-product.ts'
import { crmAndAda } from '#testing/crm-and-ada.ts'
import { testHost } from '#testing/host.ts'
import type { Values } from './command.ts'
import { reconcileCommand } from './reconcile.ts'

/** The command beside a host, and what it says. */
const on = (host: ReturnType<typeof testHost>) => (values: Values) =>
  reconcileCommand.run({ open: async () => ({ host }) as unknown as Product, configuration: expect.fail }, values, [])

test('it says how many of each system are looked at again; --all means everybody', async () => {
  const { host, crm } = crmAndAda()
  const reconcile = on(host)
  expect((await reconcile({})).text).toBe('crm: 2 people to look at again')
  crm.edit('7', {})
  host.pass(60)
  crm.edit('8', {})
  expect((await reconcile({ source: 'crm' })).json).toEqual([{ source: 'crm', people: 2 }])
  expect((await reconcile({})).json).toEqual([{ source: 'crm', people: 1 }])
  expect(await host.store.outbox.waiting()).toEqual({ due: 5, dead: 0 })
  expect((await reconcile({ all: true })).json).toEqual([{ source: 'crm', people: 2 }])
})

test('a system that does not answer is named, and the command fails', async () => {
  const { host, crm } = crmAndAda()
  crm.down = true
  expect(await on(host)({})).toMatchObject({ text: 'crm: the CRM does not answer', failed: true })
})

test('systems that keep no choices are none of its', async () => {
  await expect(on(testHost())({})).rejects.toThrow('No system in SYSTEMS_FILE keeps choices.')
  await expect(on(crmAndAda().host)({ source: 'records' })).rejects.toThrow('--source must be one of crm.')
})
