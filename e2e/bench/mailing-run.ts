import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openConnection } from './connection.ts'
import { type Read, readFeed } from './feed-reader.ts'
import { installation, type RunningServer } from './innsyn.ts'

export interface Mailing {
  recipients: number
  /** How many of them leave by one click. */
  clicks: number
  connections: number
}

export interface MailingResult {
  recipients: number
  mintingSeconds: number
  acknowledged: number
  clickingSeconds: number
  /** Posts that were under way when the server was killed; each was sent again. */
  brokenOff: number
  /** Entries each of the two consumers read. */
  feeds: number[]
}

const perCall = 10_000

/**
 * Mints the links of a mailing, lets some of its readers leave while two consumers read the feed, and kills the server twice in between
 * (`kill -9`, then a new start). Throws unless every answered post is in both feeds exactly once and the chains hold.
 */
export async function sendMailing({ recipients, clicks, connections }: Mailing): Promise<MailingResult> {
  const key = randomBytes(24).toString('base64url')
  const hash = createHash('sha256').update(key).digest('hex')
  const ours = await installation('', { API_KEYS: `mailer:links+changes:${hash}` })
  let server = await ours.start()

  const started = performance.now()
  const links = await mint(server, key, recipients)
  const mintingSeconds = (performance.now() - started) / 1000

  let over = false
  const feed = { url: () => server.url, key, over: () => over }
  // The invented people of the demonstration stand in the feed already.
  const { next } = await readFeed({ ...feed, over: () => true })
  const feeds = [readFeed(feed, next), readFeed(feed, next)]
  const clicked = performance.now()
  const waiting = links.filter((_, at) => at % Math.floor(recipients / clicks) === 0).slice(0, clicks)
  const answered = new Set<string>()
  let brokenOff = 0
  for (const share of [1 / 3, 2 / 3, 1]) {
    const until = Math.floor(clicks * share)
    brokenOff += await click(server, waiting, answered, until, connections, share < 1 ? () => server.kill() : undefined)
    if (share < 1) server = await ours.start()
  }
  const clickingSeconds = (performance.now() - clicked) / 1000
  over = true
  const read = await Promise.all(feeds)
  await server.end()

  const keys = new Set([...answered].map(addressKeyOf))
  for (const { entries } of read) mustHoldEachOnce(entries, keys)
  await ours.command('verify')
  return {
    recipients,
    mintingSeconds,
    acknowledged: answered.size,
    clickingSeconds,
    brokenOff,
    feeds: read.map(({ entries }) => entries.length),
  }
}

/** The paths of everybody's link, in the order of the recipients. */
async function mint({ url }: RunningServer, key: string, recipients: number): Promise<string[]> {
  const paths: string[] = []
  while (paths.length < recipients) {
    const batch = Array.from(
      { length: Math.min(perCall, recipients - paths.length) },
      (_, at) => `reader-${paths.length + at}@post.example`,
    )
    const answer = await fetch(`${url}/api/v1/links`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ topic: 'product-news', recipients: batch }),
    })
    if (!answer.ok) throw new Error(`Minting answered ${answer.status}: ${await answer.text()}`)
    const { links } = (await answer.json()) as { links: { unsubscribe: string }[] }
    paths.push(...links.map(({ unsubscribe }) => new URL(unsubscribe).pathname))
  }
  return paths
}

/**
 * Posts from many connections, in bursts with a pause between, until so many in all are answered. With `kill` the server is ended in the
 * middle of a burst; what was under way then goes back to the end of the queue. Answers how many that were.
 */
async function click(
  { port }: RunningServer,
  waiting: string[],
  answered: Set<string>,
  until: number,
  connections: number,
  kill?: () => Promise<void>,
): Promise<number> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)))
  let broken = 0
  let killed: Promise<void> | undefined
  await Promise.all(
    open.map(async (connection) => {
      for (let posts = 1; waiting.length > 0 && (kill ? !killed : answered.size < until); posts++) {
        const path = waiting.shift()!
        const status = await connection.post(path)
        if (status === 200) answered.add(path)
        else if (status === 0) {
          waiting.push(path)
          broken += 1
        } else throw new Error(`A one-click post was answered with ${status}.`)
        if (kill && answered.size >= until) killed ??= kill()
        if (status === 0) return
        if (posts % 50 === 0) await wait(20)
      }
    }),
  )
  await killed
  for (const connection of open) connection.close()
  return broken
}

/** The token says by itself whom it is for: key id 1 ‖ address key 16 ‖ … */
const addressKeyOf = (path: string) => Buffer.from(path.slice('/u/u1.'.length), 'base64url').subarray(1, 17).toString('hex')

function mustHoldEachOnce(entries: Read['entries'], keys: ReadonlySet<string>) {
  const out = entries.findIndex(({ position }, at) => at > 0 && position <= entries[at - 1]!.position)
  if (out > 0) throw new Error(`The feed went back from ${entries[out - 1]!.position} to ${entries[out]!.position}.`)
  const seen = new Map<string, number>()
  for (const key of entries.flatMap((entry) => entry.keys)) seen.set(key, (seen.get(key) ?? 0) + 1)
  const wrong = [...keys].filter((key) => seen.get(key) !== 1)
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${keys.size} answered posts are not in the feed exactly once.`)
  const more = [...seen.keys()].filter((key) => !keys.has(key))
  if (more.length > 0) throw new Error(`The feed tells of ${more.length} people who pressed nothing.`)
}
