import { dayOf, unsubscribeUrl } from '#api/unsubscribe/token.ts'
import { StartRefused } from '#server/start-refused.ts'
import type { Command } from './command.ts'
import { wholeNumber } from './command.ts'

const page = 1000

export const linksCommand: Command = {
  usage: '[--topic T] [--count N]',
  summary: 'Prints unsubscribe links, one a line, each of another person.',
  options: {
    topic: { type: 'string', what: 'id of the topic; the first one when none is named' },
    count: { type: 'string', what: 'how many; one when not said' },
  },
  operands: [],
  async run({ open }, values) {
    const count = wholeNumber(values, 'count', { least: 1, otherwise: 1 })
    const { host } = await open()
    const { topics } = host.tenant
    const topic = values.topic === undefined ? topics[0]! : topics.find(({ id }) => id === values.topic)
    if (!topic) throw new StartRefused(`There is no topic ${String(values.topic)}; there are ${topics.map(({ id }) => id).join(', ')}.`)
    const today = dayOf(host.now())
    const urls = new Map<string, string>()
    let after = ''
    while (urls.size < count) {
      const people = await host.store.addresses.page(after, page)
      for (const { key, personId } of people) {
        if (urls.size < count && !urls.has(personId)) urls.set(personId, unsubscribeUrl(host, key, topic.number, today))
      }
      if (people.length < page) break
      after = people.at(-1)!.key
    }
    const found = [...urls.values()]
    if (found.length < count) console.error(`Only ${found.length} people have an address here.`)
    return { json: found, text: found.join('\n') }
  },
}
