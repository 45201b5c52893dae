import { describe, expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { people } from '#testing/api-as.ts'
import { bookingsMapping, openBookings } from '#testing/bookings.ts'
import { erased, leftOf } from '#testing/erased.ts'
import { machine } from '#testing/machine.ts'
import { mariadbd } from '#testing/mariadb.ts'
import { openSqlSource } from './sql-source.ts'

const email = 'ada@example.com'
const ada = '00000000-0000-0000-0000-00000000000a'
const bookings = `INSERT INTO booking (id, member, booked_at, price) VALUES (1, '${ada}', '2026-01-05 09:00', 0.10), (2, '${ada}', '2026-03-05 09:00', 120)`
const address = `INSERT INTO address VALUES ('${email}', '${ada}')`

/** Ada came from the hall alone, read news and was forgotten; the hall removed her account as well. */
async function afterErasure(server: 'PostgreSQL' | 'MariaDB') {
  const hall = await openBookings(server)
  const [, item] = bookingsMapping().items
  const mapping = readMapping({ ...bookingsMapping(), items: [{ ...item, category: 'orders' }] }, 'hall.json')
  const source = await openSqlSource(mapping, { url: hall.url, file: 'hall.json', timeZone: 'Europe/Stockholm' })
  const { host, another } = people({ sources: [source] })
  const [hers, olga, sam] = [another(), another(), another()]
  await hers.signIn(email)
  await olga.signIn('olga@acme.example')
  await sam.signIn('sam@acme.example')
  await hers.post('/api/v1/choices', { type: 'Subscribe', topic: 'news', channel: 'email' })
  expect(await erased(host, hers, olga)).toMatchObject({ outcomes: [{ category: 'orders', result: 'erased', count: 3 }] })
  await hall.run(`DELETE FROM address WHERE member = '${ada}'`)
  const close = async () => {
    await source.close()
    await hall.close()
  }
  const search = async (): Promise<object[]> => (await (await sam.post('/api/v1/staff/people/search', { text: email })).json()).people
  return { host, hall, hers, olga, search, close }
}

describe.each([['PostgreSQL', false] as const, ['MariaDB', !mariadbd] as const])('rows of %s', (server, isMissing) => {
  test.skipIf(isMissing)(
    'ERA-03 ERA-04 that a backup brings back are shown to who proves the address, since they are held; nothing else comes of them',
    async () => {
      const { host, hall, hers, search, close } = await afterErasure(server)
      const left = await leftOf(host, email)
      expect(await search()).toEqual([])
      for (const statement of [address, bookings]) await hall.run(statement)
      host.pass(11)
      await deliver(host)
      expect(await leftOf(host, email), 'nobody is told and nothing written down').toEqual(left)
      expect(host.mails).toEqual([])

      await hers.signIn(email)
      host.mails.length = 0
      const { items } = await (await hers.ask('/api/v1/items')).json()
      expect(items.map(({ title }: { title: string }) => title)).toEqual(['Booking 2', 'Booking 1'])
      const { stream, choices } = await leftOf(host, email)
      expect([stream, choices]).toEqual([left.stream, left.choices])
      const mailer = machine(host)
      for (const topic of ['news', 'offers']) {
        const { json } = await mailer.check({ topic, keys: [mailer.keyOf(email)] })
        expect(json).toEqual({ results: [{ suppressed: true, reason: 'never-decided' }] })
      }
      await deliver(host)
      expect(host.mails).toEqual([])
      expect(await search(), 'what is held is found').toHaveLength(1)
      await close()
    },
  )

  test.skipIf(isMissing)('ERA-04 are erased again by asking again', async () => {
    const { host, hall, hers, olga, close } = await afterErasure(server)
    for (const statement of [address, bookings]) await hall.run(statement)
    await hers.signIn(email)
    expect(await erased(host, hers, olga)).toMatchObject({ outcomes: [{ category: 'orders', result: 'erased', count: 2 }] })
    expect(await hall.run(`SELECT id FROM booking WHERE member = '${ada}'`)).toEqual([])
    await close()
  })
})
