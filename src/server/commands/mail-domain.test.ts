import { expect, test } from 'vitest'
import { mailDomain, type Names } from './mail-domain.ts'

const absent = () => Promise.reject(Object.assign(new Error('queryTxt ENODATA'), { code: 'ENODATA' }))

/** DNS with these texts and addresses in it. */
function names(texts: Record<string, string[]>, addresses: Record<string, string> = {}): Names {
  const nameAt = (address: string) => Object.keys(addresses).find((name) => addresses[name] === address)
  return {
    resolveTxt: async (name) => texts[name]?.map((text) => [text.slice(0, 5), text.slice(5)]) ?? absent(),
    resolve4: (async (name: string) => (addresses[name] ? [addresses[name]] : absent())) as Names['resolve4'],
    resolve6: absent as Names['resolve6'],
    reverse: async (address) => (nameAt(address) ? [nameAt(address)!] : absent()),
  }
}

const good = {
  'news.example.com': ['google-site-verification=x', 'v=spf1 include:_spf.example.com -all'],
  'r1._domainkey.news.example.com': ['v=DKIM1; k=rsa; p=MIIBIjANBg'],
  '_dmarc.example.com': ['v=DMARC1; p=none'],
}
const sending = { mailFrom: 'News <news@news.example.com>', smtpUrl: 'smtps://u:p@mail.example.com', dkimSelector: 'r1' }
const relay = { 'mail.example.com': '192.0.2.7' }

async function said(
  part: string,
  changed: Partial<typeof sending>,
  texts: Record<string, string[]> = good,
  at: Record<string, string> = relay,
) {
  const found = (await mailDomain({ ...sending, ...changed }, names(texts, at))).find((finding) => finding.part === `mail ${part}`)!
  return [found.ok, found.said]
}

test('MAIL-16 a domain that may send has a line for SPF, DKIM, DMARC, TLS and PTR, all of them well', async () => {
  expect(await mailDomain(sending, names(good, relay))).toEqual([
    { part: 'mail SPF', ok: true, said: 'news.example.com names who may send: v=spf1 include:_spf.example.com -all' },
    { part: 'mail DKIM', ok: true, said: 'r1 has a public key' },
    { part: 'mail DMARC', ok: true, said: '_dmarc.example.com says v=DMARC1; p=none' },
    { part: 'mail TLS', ok: true, said: 'mails leave encrypted' },
    { part: 'mail PTR', ok: true, said: '192.0.2.7 is mail.example.com' },
  ])
})

test.each([
  ['SPF', {}, {}, 'news.example.com has no SPF record: v=spf1 …'],
  ['SPF', {}, { 'news.example.com': ['v=spf1 -all', 'v=spf1 mx -all'] }, 'news.example.com has 2 SPF records, one is allowed'],
  ['SPF', {}, { 'news.example.com': ['v=spf1 mx +all'] }, 'news.example.com lets everybody send: v=spf1 mx +all'],
  ['SPF', {}, { 'news.example.com': ['v=spf1 mx +all exp=x.example.com'] }, expect.stringContaining('lets everybody send')],
  ['DKIM', { dkimSelector: 'r2' }, good, 'r2._domainkey.news.example.com has no public key: v=DKIM1; p=…'],
  ['DKIM', {}, { 'r1._domainkey.news.example.com': ['v=DKIM1; p='] }, 'the key of r1._domainkey.news.example.com was taken back'],
  ['DMARC', {}, {}, '_dmarc.news.example.com says nothing: v=DMARC1; p=none is the least'],
  ['TLS', { smtpUrl: 'smtp://mail.example.com' }, good, expect.stringContaining('write smtps://')],
])('MAIL-16 %s is called wrong where it is (%#)', async (part, changed, texts, sentence) => {
  expect(await said(part, changed, texts as Record<string, string[]>)).toEqual([false, sentence])
})

test('MAIL-16 an address without a name, or with the name of another, is said and not judged: mails may leave from elsewhere', async () => {
  const numbered = { smtpUrl: 'smtps://192.0.2.9' }
  expect(await said('PTR', numbered)).toEqual([true, '192.0.2.9 has no name: if mails leave from there, give it one'])
  const liar = { ...names(good, relay), reverse: async () => ['mail.example.com'] }
  const [, , , , ptr] = await mailDomain({ ...sending, ...numbered }, liar)
  expect(ptr!.said).toContain('192.0.2.9 is called mail.example.com, which leads elsewhere')
})

test('MAIL-16 that DNS does not answer is not taken for an absence', async () => {
  const silent = () => Promise.reject(Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' }))
  const found = await mailDomain(sending, { resolveTxt: silent, resolve4: silent, resolve6: silent, reverse: silent } as unknown as Names)
  const { TLS, ...asked } = Object.fromEntries(found.map(({ part, said }) => [part.slice('mail '.length), said]))
  expect(new Set(Object.values(asked))).toEqual(new Set(['DNS does not answer (ETIMEOUT)']))
  expect(TLS).toBe('mails leave encrypted')
})

test('MAIL-16 a relay on this machine may be reached in clear; without a selector no key is looked for', async () => {
  const { dkimSelector: _, ...unnamed } = sending
  const found = await mailDomain({ ...unnamed, smtpUrl: 'smtp://localhost:25' }, names(good))
  expect(found.map(({ ok }) => ok)).toEqual([true, true, true, true, true])
  expect(found[1]!.said).toContain('--dkim-selector')
})
