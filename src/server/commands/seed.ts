import type { Host } from '#api/host.ts'
import { personOf, personStream } from '#api/identity.ts'
import { choices } from '#domain/choices.ts'
import type { Evidence } from '#domain/evidence.ts'
import { manyItems, manyPeople } from '#sources/demo/many-items.ts'
import { importRecords } from '#sources/records/import.ts'
import { execute } from '#store/execute.ts'
import type { Command } from './command.ts'
import { wholeNumber } from './command.ts'
import { importGround } from './import-ground.ts'

/** As many acts as go into one commit. */
const atOnce = 250

export const seedCommand: Command = {
  usage: '--people N --items M',
  summary: 'Adds invented people with so many items each, all subscribed to the first topic. The same again adds nothing.',
  options: {
    people: { type: 'string', what: 'how many people' },
    items: { type: 'string', what: 'how many items each has; none when not said' },
  },
  operands: [],
  async run({ open }, values) {
    const people = wholeNumber(values, 'people', { least: 1 })
    const items = wholeNumber(values, 'items', { least: 0, otherwise: 0 })
    const { host } = await open()
    await importRecords(itemLines(people, items, host.now()), importGround(host))
    let waiting: Promise<unknown>[] = []
    for (const { email } of manyPeople(people)) {
      waiting.push(subscribe(host, email))
      if (waiting.length === atOnce) {
        await Promise.all(waiting)
        waiting = []
      }
    }
    await Promise.all(waiting)
    return { json: { people, items: people * items }, text: `${people} people with ${items} items each.` }
  },
}

async function* itemLines(people: number, items: number, now: Date): AsyncGenerator<string> {
  if (items > 0) for (const person of manyPeople(people)) for (const item of manyItems(person, items, now)) yield JSON.stringify(item)
}

async function subscribe(host: Host, email: string): Promise<void> {
  const { personId, introduction } = await personOf(host, email)
  const topic = host.tenant.topics[0]!
  const evidence: Evidence = {
    at: host.now().toISOString(),
    actor: 'system',
    door: 'import',
    language: host.tenant.organisation.defaultLocale,
  }
  const command = { type: 'Subscribe', topic: topic.id, channel: topic.channels[0]! } as const
  await execute(host.store, host.sha256, choices(host.tenant), personStream(personId), command, evidence, () => introduction)
}
