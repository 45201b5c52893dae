import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keyScopes } from '#api/host.ts'
import { keyOf, machine } from '#testing/machine.ts'
import { tokenTo } from '#testing/mail-link.ts'

const text = readFileSync('docs/senders.md', 'utf8')
const examples = [...text.matchAll(/```http\n(?:GET|POST) (\S+)\n([^`]*)```/g)].map(([, path, body]) => [path!, body!] as const)

test.each(examples)('the example of %s in docs/senders.md is what the API takes', async (path, body) => {
  const { ask, host } = machine()
  host.tenant.topics[0]!.id = 'product-news'
  const scope = keyScopes.find((one) => path.includes(one))!
  const filled = body.replace('u1.…', tokenTo(host, 'kari@firm.example'))
  const answer = await ask(path, { Authorization: `Bearer ${keyOf(scope)}` }, filled || undefined)
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)])
})

test('docs/senders.md has an example of each route that needs a key', () => {
  expect(examples.map(([path]) => path.split('?')[0])).toEqual(
    ['links', 'suppression/check', 'changes', 'events'].map((name) => `/api/v1/${name}`),
  )
})
