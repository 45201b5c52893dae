import { z } from 'zod/mini'
import { keyScopes } from '#api/host.ts'
import { apiKeys, secretKeys, staffList } from './variable-lists.ts'

const url = (...protocols: string[]) =>
  z.string().check(z.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol)))

const origin = url('http:', 'https:').check(z.refine((value) => URL.parse(value)?.origin === value.replace(/\/$/, '')))
const numberBetween = (low: number, high: number) => z.coerce.number().check(z.int(), z.gte(low), z.lte(high))
const addressOrNamed = z.string().check(z.regex(/^([^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/))

/** Every variable of the environment that is read: how it is parsed, and what it must be, as the end of a sentence. */
export const variables = {
  PORT: { parse: numberBetween(1, 65535), must: 'be a whole number from 1 to 65535, such as 3000' },
  HOST: { parse: z.string().check(z.regex(/^[\w.:-]+$/)), must: 'be a host name or an IP address, such as 127.0.0.1' },
  BASE_URL: { parse: origin, must: 'be an origin without a path, such as https://privacy.example.com' },
  DATA_DIR: { parse: z.string(), must: 'be a folder, such as ./data' },
  DATABASE_URL: {
    parse: url('postgres:', 'postgresql:'),
    must: 'be the address of a PostgreSQL, such as postgres://user:password@host:5432/innsyn',
  },
  TENANT_DIR: { parse: z.string(), must: 'be a folder, such as public/tenant' },
  SYSTEMS_FILE: { parse: z.string().check(z.endsWith('.json')), must: 'be the path of a .json file' },
  SMTP_URL: { parse: url('smtp:', 'smtps:'), must: 'be the address of a mail server, such as smtps://user:password@mail.example.com' },
  MAIL_FROM: { parse: addressOrNamed, must: 'be an address, such as Privacy <privacy@example.com>' },
  OIDC_ISSUER: { parse: url('https:', 'http:'), must: 'be the address of an OpenID provider, such as https://login.example.com' },
  OIDC_CLIENT_ID: { parse: z.string(), must: 'be the client id that the OpenID provider gave' },
  OIDC_CLIENT_SECRET: { parse: z.string(), must: 'be the client secret that the OpenID provider gave' },
  STAFF_EMAILS: { parse: staffList, must: 'be addresses with a role, such as ada@example.com=support,bo@example.com=officer' },
  SECRET_KEYS: {
    parse: secretKeys,
    must: 'be number:secret, newest first, such as 2:…,1:… (a number from 1 to 255, then 32 random bytes in base64url)',
  },
  API_KEYS: { parse: apiKeys, must: `be name:scope+scope:sha256 as innsyn api-key prints it, with scopes of ${keyScopes.join(', ')}` },
  TRUST_PROXY: { parse: numberBetween(0, 10), must: 'be the number of proxies in front, 0 to 10' },
} as const

export type VariableName = keyof typeof variables
export const variableNames = Object.keys(variables) as VariableName[]
