import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfiguration } from '#server/configuration.ts'
import { openProduct } from '#server/open-product.ts'
import { receiver } from '#testing/receiver.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { doctorCommand } from './doctor.ts'

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
