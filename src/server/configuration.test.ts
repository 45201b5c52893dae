import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoStaff } from '#sources/demo/demo-people.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { readConfiguration } from './configuration.ts'
import { withEnvFile } from './environment.ts'
import { variableNames } from './variables.ts'

const secret = 'k'.repeat(43)
const production = {
  BASE_URL: 'https://privacy.example.com',
  SMTP_URL: 'smtps://u:p@mail.example.com',
  SECRET_KEYS: `1:${secret}`,
}

test('nothing set is the demonstration on this machine alone', () => {
  expect(readConfiguration({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    dataDir: './data',
    production: false,
    staff: new Map([
      [demoStaff.support, 'support'],
      [demoStaff.officer, 'officer'],
    ]),
  })
})

test('an empty value is a value that is not set', () => {
  expect(readConfiguration({ PORT: '', SMTP_URL: ' ' })).toEqual(readConfiguration({}))
})

test.each([
  ['PORT', 'eighty', 'PORT must be a whole number from 1 to 65535, such as 3000.'],
  ['PORT', '70000', 'PORT must be a whole number from 1 to 65535, such as 3000.'],
  ['BASE_URL', 'privacy.example.com', 'BASE_URL must be an origin without a path, such as https://privacy.example.com.'],
  ['BASE_URL', 'http://localhost:3000/app', 'BASE_URL must be an origin without a path, such as https://privacy.example.com.'],
  ['DATABASE_URL', 'mysql://x/y', 'DATABASE_URL must be the address of a PostgreSQL, such as postgres://user:password@host:5432/innsyn.'],
  ['SMTP_URL', 'mail.example.com', /^SMTP_URL must be the address of a mail server/],
  ['STAFF_EMAILS', 'ada@example.com=boss', /^STAFF_EMAILS must be addresses with a role/],
  ['SECRET_KEYS', '1:short', /^SECRET_KEYS must be number:secret/],
  ['SECRET_KEYS', `1:${secret},1:${secret}`, /^SECRET_KEYS must be number:secret/],
  ['SECRET_KEYS', `256:${secret}`, /^SECRET_KEYS must be number:secret/],
  ['API_KEYS', 'crm:links:abc', /^API_KEYS must be name:scope/],
  ['API_KEYS', `crm:everything:${'a'.repeat(64)}`, /^API_KEYS must be name:scope/],
  ['TRUST_PROXY', 'yes', 'TRUST_PROXY must be the number of proxies in front, 0 to 10.'],
  ['SYSTEMS_FILE', 'systems.yaml', 'SYSTEMS_FILE must be the path of a .json file.'],
])('%s=%s stops the start with one sentence', (name, value, sentence) => {
  expect(() => readConfiguration({ [name]: value })).toThrow(sentence)
})

test.each(['DATABSE_URL', 'DATABASE_URLS', 'DATABASE_ULR', 'SMTP_URI', 'BASEURL'])('%s is noticed as a slip', (name) => {
  expect(() => readConfiguration({ [name]: 'x' })).toThrow(`${name} is not known`)
})

test('names of other programs are left alone', () => {
  expect(() => readConfiguration({ API_KEY: 'x', POST: 'x', HOSTS: 'x', HOSTNAME: 'box', PATH: '/bin' })).not.toThrow()
})

test('a sentence never repeats a secret', () => {
  expect(() => readConfiguration({ SECRET_KEYS: 'hunter2' })).not.toThrow('hunter2')
})

test.each(['0.0.0.0', '::', '192.168.1.4', 'intranet'])('HOST=%s is production and needs everything set', (HOST) => {
  expect(() => readConfiguration({ HOST })).toThrow('HOST is not loopback, so this is production: set BASE_URL')
  expect(readConfiguration({ ...production, HOST })).toMatchObject({ production: true, staff: new Map() })
})

test.each([
  ['BASE_URL', { BASE_URL: 'http://privacy.example.com' }],
  ['SMTP_URL', { SMTP_URL: '' }],
  ['SECRET_KEYS', { SECRET_KEYS: '' }],
])('production without a safe %s does not start', (name, change) => {
  expect(() => readConfiguration({ ...production, ...change })).toThrow(`BASE_URL is not loopback, so this is production: set ${name}`)
})

test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('HOST=%s is this machine alone', (HOST) => {
  expect(readConfiguration({ HOST }).production).toBe(false)
})

test('mails come from the host of the site where nothing else is said', () => {
  expect(readConfiguration(production).mailFrom).toBe('no-reply@privacy.example.com')
  expect(readConfiguration({ ...production, MAIL_FROM: 'Privacy <privacy@example.com>' }).mailFrom).toBe('Privacy <privacy@example.com>')
})

test('lists are read', () => {
  const hash = 'a'.repeat(64)
  const read = readConfiguration({
    STAFF_EMAILS: ' Ada@Example.com=support, bo@example.com=officer',
    API_KEYS: `crm:links+suppression:${hash}`,
    SECRET_KEYS: `2:${secret},1:${secret}`,
  })
  expect([...read.staff]).toEqual([
    ['ada@example.com', 'support'],
    ['bo@example.com', 'officer'],
  ])
  expect(read.apiKeys).toEqual([{ name: 'crm', scopes: ['links', 'suppression'], hash }])
  expect(read.secretKeys?.map((key) => [key.id, key.secret.length])).toEqual([
    [2, 32],
    [1, 32],
  ])
})

test('sign-in by OpenID Connect is set wholly or not at all', () => {
  expect(() => readConfiguration({ OIDC_ISSUER: 'https://login.example.com' })).toThrow('set all three or none')
})

test('.env.example names every variable once, in one line each', () => {
  const lines = readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=\S* +# \S.*$/gm)
  expect([...lines].map((line) => line[1])).toEqual(variableNames)
})

test('a file .env lies below the environment, and a slip in it is noticed', () => {
  const path = join(temporaryFolder(), '.env')
  writeFileSync(path, 'PORT=4000\nHOST=127.0.0.2   # here\n')
  expect(readConfiguration(withEnvFile({ PORT: '5000' }, path))).toMatchObject({ port: 5000, host: '127.0.0.2' })
  writeFileSync(path, 'PROT=4000\n')
  expect(() => withEnvFile({}, path)).toThrow('PROT is not known; PORT was probably meant')
})
