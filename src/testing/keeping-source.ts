import type { Keeper } from '#api/connectors/source-effects.ts'
import type { ChoicesLink, FoundStop, ToldChoices } from '#sources/choices-link.ts'
import { memorySource } from './memory-source.ts'

/** One of its people: which of our topics and purposes are stopped there, and whether all marketing is. */
interface Row {
  emails: readonly string[]
  stopped: Set<string>
  noMailing?: boolean
  /** Instant of the last change, and what it was said to be for. */
  changedAt: string
  comment?: string
}

export interface KeepingSource extends Keeper {
  rows: Map<string, Row>
  /** Every write that got through, and to whom. */
  told: (ToldChoices & { refs: string[] })[]
  /** Somebody is changed there, by hand. */
  edit(ref: string, change: Partial<Pick<Row, 'emails' | 'noMailing'>> & { stopped?: string[] }): void
  /** It answers nobody. */
  down: boolean
}

const secret = 'crm-secret'
/** A message as it comes from there. */
export const signedEvent = (id: string, ...refs: string[]) => ({ secret, id, refs })

/** A system of ours that keeps choices, in memory: `crm`, which has the topics news and offers and the purpose newsletter. */
export function keepingSource(people: Record<string, readonly string[]>, now: () => Date, id = 'crm'): KeepingSource {
  const keeps = { topics: ['news', 'offers'], purposes: ['newsletter'] }
  const base = memorySource({ id, can: ['erase'], people: Object.entries(people).map(([ref, emails]) => ({ ref, emails, items: [] })) })
  const at = () => now().toISOString()
  const rows = new Map<string, Row>(Object.entries(people).map(([ref, emails]) => [ref, { emails, stopped: new Set(), changedAt: at() }]))
  const mustBeUp = () => {
    if (source.down) throw new Error('the CRM does not answer')
  }
  const choices: ChoicesLink = {
    keeps,
    async write(subjects, told) {
      mustBeUp()
      source.told.push({ ...told, refs: subjects.map(({ ref }) => ref) })
      for (const { ref } of subjects) bringTo(rows.get(ref)!, told)
    },
    async stops(ref) {
      mustBeUp()
      const row = rows.get(ref)
      return row && { emails: [...row.emails], stops: stopsOf(row) }
    },
    async *changed(since) {
      mustBeUp()
      const changed = [...rows].filter(([, { changedAt }]) => since === undefined || changedAt >= since)
      for (const [ref, { changedAt }] of changed.toSorted(([, a], [, b]) => (a.changedAt < b.changedAt ? -1 : 1)))
        yield { ref, at: changedAt }
    },
    heard({ body }) {
      const message = JSON.parse(body)
      return message.secret === secret ? { id: message.id, refs: message.refs } : undefined
    },
  }

  function bringTo(row: Row, { choices, receipt }: ToldChoices) {
    const before = [...row.stopped].join()
    const isOn = new Map<string, boolean>()
    for (const purpose of keeps.purposes) if (choices.consents[purpose]) isOn.set(purpose, choices.consents[purpose].status === 'given')
    for (const topic of keeps.topics) if (choices.topics[topic]?.email) isOn.set(topic, choices.topics[topic].email.status === 'subscribed')
    for (const [thing, on] of isOn) row.stopped[on ? 'delete' : 'add'](thing)
    const all = [...keeps.purposes, ...keeps.topics]
    row.noMailing = all.every((thing) => row.stopped.has(thing)) || (row.noMailing && ![...isOn.values()].includes(true))
    if ([...row.stopped].join() === before) return
    row.comment = receipt
    row.changedAt = at()
  }

  function stopsOf({ stopped, noMailing, changedAt }: Row): FoundStop[] {
    const purposes = keeps.purposes
      .filter((one) => stopped.has(one))
      .map((purpose) => ({ kind: 'consent' as const, purpose, at: changedAt }))
    const topics = keeps.topics.filter((one) => stopped.has(one)).map((topic) => ({ kind: 'topic' as const, topic, at: changedAt }))
    return [...purposes, ...topics, ...(noMailing ? [{ kind: 'all-marketing' as const, at: changedAt }] : [])]
  }

  const source: KeepingSource = {
    ...base,
    choices,
    rows,
    told: [],
    down: false,
    edit(ref, { stopped, ...change }) {
      Object.assign(rows.get(ref)!, change, { changedAt: at() }, stopped && { stopped: new Set(stopped) })
    },
  }
  return source
}
