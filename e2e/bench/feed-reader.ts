import { setTimeout as wait } from 'node:timers/promises'

interface FeedPage {
  changes: { position: string; keys: string[]; event: { type: string } }[]
  next: string
  more: boolean
}

export interface Feed {
  /** Where the server is now. */
  url(): string
  key: string
  /** Whether nothing more will be written. */
  over(): boolean
}

export interface Read {
  entries: { position: bigint; keys: string[] }[]
  /** Where the next one goes on. */
  next: string
}

/**
 * Reads the change feed from `start` as a sender's consumer does: asks again from where it got to, also after the server was away, until `over` says
 * that nothing more will be written and the end is reached.
 */
export async function readFeed({ url, key, over }: Feed, start = '0'): Promise<Read> {
  const entries: Read['entries'] = []
  for (let after = start; ; ) {
    const last = over()
    const page = await ask(`${url()}/api/v1/changes?after=${after}&limit=1000`, key)
    if (!page) {
      await wait(100)
      continue
    }
    entries.push(...page.changes.map(({ position, keys }) => ({ position: BigInt(position), keys })))
    after = page.next
    if (page.more) continue
    if (last) return { entries, next: after }
    await wait(50)
  }
}

/** Undefined while the server is away. */
async function ask(url: string, key: string): Promise<FeedPage | undefined> {
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${key}` } }).catch(() => undefined)
  if (answer && !answer.ok) throw new Error(`The feed answered ${answer.status}: ${await answer.text()}`)
  return answer?.json().catch(() => undefined)
}
