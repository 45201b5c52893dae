import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { changedPeople } from './changed-people.ts'
import { type Crm, crmClient } from './client.ts'
import type { PersonEntity } from './entities.ts'
import { superOfficeEntry } from './entry.ts'
import { wholePerson } from './whole-person.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const signed = (header: string, payload: object) => {
  const text = [header, JSON.stringify(payload)].map((part) => Buffer.from(part).toString('base64url')).join('.')
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
}
const claim = (name: string) => `http://schemes.superoffice.net/identity/${name}`
const payload = { iss: 'SuperOffice AS', exp: 9e9, [claim('ctx')]: 'Cust12345', [claim('ticket')]: 'TICKET' }
const own = publicKey.export({ format: 'jwk' })

type Said = (response: ServerResponse) => unknown
let said: { api: Said; keys: object[]; token: string; calls: number }
beforeEach(() => {
  said = { api: (response) => response.end('{}'), keys: [own], token: signed('{"alg":"RS256"}', payload), calls: 0 }
})

const server = createServer((request, response) => {
  const { url = '' } = request
  if (url.startsWith('/api/state')) response.end(JSON.stringify({ IsRunning: true, Api: `${origin()}/crm/api` }))
  else if (url.startsWith('/Login')) response.end(JSON.stringify({ IsSuccessful: true, Token: said.token }))
  else if (url.startsWith('/login')) response.end(JSON.stringify({ keys: said.keys }))
  else {
    said.calls += 1
    said.api(response)
  }
})
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.closeAllConnections())

function crm(patienceMs = 0) {
  const secret = 'env:NAME'
  const entry = { kind: 'superoffice', id: 'crm', name: 'CRM', environment: origin(), tenant: 'Cust12345' }
  const read = superOfficeEntry.parse({ ...entry, applicationToken: secret, systemToken: secret, privateKey: secret })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  return crmClient({ ...read, privateKey: pem }, { answerMs: 5000, patienceMs })
}
const asked = (patienceMs?: number) => crm(patienceMs).get('Person/1', z.object({}))

test('an answer without end is not held in memory', async () => {
  const part = Buffer.alloc(1_000_000, 'a')
  let sent = 0
  said.api = (response) => {
    const more = () => {
      while (!response.destroyed && sent < 200) {
        sent += 1
        if (!response.write(part)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  }
  await expect(asked()).rejects.toThrow('CRM answers more than 32 MB at once.')
  expect(sent).toBeLessThan(100)
})

test('an answer of ten megabytes is read whole', async () => {
  said.api = (response) => response.end(JSON.stringify({ Description: 'å'.repeat(5_000_000) }))
  const read = await crm().get('Person/1', z.object({ Description: z.string() }))
  expect(read!.Description).toBe('å'.repeat(5_000_000))
})

test('a list that shows the same page for ever is left, and so are changes that do', async () => {
  const value = Array.from({ length: 200 }, (_, n) => ({ PrimaryKey: n, personId: n, personUpdatedDate: '2026-05-01T10:00:00Z' }))
  const deaf = { get: async (path: string) => (path.endsWith('Consent') ? [] : { value }) } as unknown as Crm
  await expect(wholePerson(deaf, { PersonId: 1 } as PersonEntity)).rejects.toThrow('again and again')
  await expect(Array.fromAsync(changedPeople(deaf, undefined))).rejects.toThrow('again and again')
})

test('whoever is asked to come again at once does not hammer', async () => {
  said.api = (response) => response.writeHead(429, { 'retry-after': '0' }).end()
  await expect(asked(450)).rejects.toThrow('CRM answered 429')
  expect(said.calls).toBeLessThan(6)
})

test('a key that is none is passed over', async () => {
  said.keys = [{ kty: 'RSA' }, { kty: 'RSA', n: '!', e: '!' }, own]
  expect(await asked()).toEqual({})
  said.keys = [{ kty: 'RSA' }]
  await expect(asked()).rejects.toThrow('not signed by its vendor for us')
})

test('a ticket that cannot be read is refused, and nothing of it is repeated', async () => {
  said.token = signed('SECRET', payload)
  await expect(asked()).rejects.toThrow('CRM gave a ticket that is not signed by its vendor for us.')
})

test('SSRF nobody is sent on, and no secret goes elsewhere', async () => {
  said.api = (response) => response.writeHead(307, { location: '/elsewhere' }).end()
  await expect(asked()).rejects.toThrow('CRM answered 307')
  expect(said.calls).toBe(1)
})
