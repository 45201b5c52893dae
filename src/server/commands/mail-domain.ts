import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isLoopback } from '#server/configuration.ts'
import { type Finding, look } from './finding.ts'

/** What is asked of DNS. */
export type Names = Pick<Resolver, 'resolveTxt' | 'resolve4' | 'resolve6' | 'reverse'>

/** Gives up soon: the doctor must answer where no DNS can be reached. */
export const publicNames = (): Names => new Resolver({ timeout: 3000, tries: 2 })

interface Sending {
  mailFrom: string
  smtpUrl: string
  /** Under which name the relay signs; its key cannot be found without it. */
  dkimSelector?: string
}

/** What Gmail, Yahoo and Outlook ask of a domain that sends: SPF, DKIM, DMARC, an encrypted way and a name for the address mails leave from (MAIL-16). */
export function mailDomain({ mailFrom, smtpUrl, dkimSelector }: Sending, names: Names): Promise<Finding[]> {
  const domain = /@([^\s<>@]+)>?\s*$/.exec(mailFrom)?.[1] ?? ''
  const relay = new URL(smtpUrl)
  return Promise.all([
    look(
      'mail SPF',
      (spf) => `${domain} names who may send: ${spf}`,
      () => spfOf(domain, names),
    ),
    dkimSelector
      ? look('mail DKIM', `${dkimSelector} has a public key`, () => dkimKeyOf(`${dkimSelector}._domainkey.${domain}`, names))
      : Promise.resolve({ part: 'mail DKIM', ok: true, said: 'not looked at: name the selector of the relay with --dkim-selector' }),
    look(
      'mail DMARC',
      (dmarc) => dmarc,
      () => dmarcOf(domain, names),
    ),
    look(
      'mail TLS',
      (way) => way,
      () => encryptedWayOf(relay),
    ),
    look(
      'mail PTR',
      (name) => name,
      () => nameOf(relay.hostname, names),
    ),
  ])
}

async function spfOf(domain: string, names: Names): Promise<string> {
  const found = (await textsOf(domain, names)).filter((text) => /^v=spf1( |$)/i.test(text))
  if (found.length !== 1)
    throw new Error(`${domain} has ${found.length || 'no'} SPF record${found.length > 1 ? 's, one is allowed' : ': v=spf1 …'}`)
  if (/ \+?all( |$)/i.test(found[0]!)) throw new Error(`${domain} lets everybody send: ${found[0]}`)
  return found[0]!
}

async function dkimKeyOf(name: string, names: Names): Promise<void> {
  const found = (await textsOf(name, names)).find((text) => /(^|;)\s*p=/.test(text))
  if (!found) throw new Error(`${name} has no public key: v=DKIM1; p=…`)
  // An empty key is how one is taken back (RFC 6376 §3.6.1).
  if (/(^|;)\s*p=\s*(;|$)/.test(found)) throw new Error(`the key of ${name} was taken back`)
}

/**
 * Of the domain, or of the nearest one above. A mail provider asks the organisational domain alone (RFC 7489 §6.6.3), which takes a
 * list of suffixes to know.
 */
async function dmarcOf(domain: string, names: Names): Promise<string> {
  for (let at = domain; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
    const found = (await textsOf(`_dmarc.${at}`, names)).find((text) => /^v=DMARC1\s*;/i.test(text))
    if (found) return `_dmarc.${at} says ${found}`
  }
  throw new Error(`_dmarc.${domain} says nothing: v=DMARC1; p=none is the least`)
}

async function encryptedWayOf({ protocol, hostname, searchParams }: URL): Promise<string> {
  if (protocol === 'smtps:') return 'mails leave encrypted'
  if (searchParams.get('requireTLS') === 'true') return 'mails leave encrypted or not at all'
  if (isLoopback(hostname)) return 'the relay is on this machine'
  throw new Error('mails leave in clear where the relay allows it: write smtps://, or smtp://…/?requireTLS=true')
}

/** Said, not judged: receivers look up the address that mails leave from, which the relay alone knows. */
async function nameOf(hostname: string, names: Names): Promise<string> {
  const [address] = isIP(hostname) ? [hostname] : await addressesOf(hostname, names)
  if (isLoopback(hostname) || !address) return 'look up the address that mails leave from: it needs a name'
  const [name] = await absentAsNone(names.reverse(address))
  if (!name) return `${address} has no name: if mails leave from there, give it one`
  if ((await addressesOf(name, names)).includes(address)) return `${address} is ${name}`
  return `${address} is called ${name}, which leads elsewhere: if mails leave from there, mend that`
}

const addressesOf = async (name: string, names: Names) =>
  (await Promise.all([absentAsNone(names.resolve4(name)), absentAsNone(names.resolve6(name))])).flat()

/** A long text comes in pieces. */
const textsOf = async (name: string, names: Names) => (await absentAsNone(names.resolveTxt(name))).map((pieces) => pieces.join(''))

/** That there is nothing is an answer; that nobody answered is not. */
const absentAsNone = <Found>(asked: Promise<Found[]>): Promise<Found[]> =>
  asked.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTFOUND' || error.code === 'ENODATA') return []
    throw new Error(`DNS does not answer (${error.code ?? error.message})`)
  })
