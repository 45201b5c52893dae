import { endAll } from './bench/children.ts'
import { sendMailing } from './bench/mailing-run.ts'
import { expect, test } from './fixtures.ts'

test.afterAll(endAll)

test('@server SUP-03 a mailing: every click that was answered is in the feed once, though the server is killed twice', async () => {
  const mailing = await sendMailing({ recipients: 6_000, clicks: 1_500, connections: 32 })
  expect(mailing).toMatchObject({ recipients: 6_000, acknowledged: 1_500, feeds: [1_500, 1_500] })
})
