import type { Choices, ChoicesEvent } from './choices.ts'
import { Refusal } from './decider.ts'
import type { Evidence } from './evidence.ts'
import { mustBeAbleToStart, mustLiftInPerson } from './powers.ts'
import type { Tenant, Topic } from './tenant.ts'

/** One of what a topic offers, as `topics.json` has it. */
export type Frequency = NonNullable<Topic['frequencies']>[number]

/** The offered frequency with this id, or the first: that of everybody who chose none, or one that is offered no more. */
export function offeredAs({ frequencies = [] }: Topic, id: string | undefined): Frequency | undefined {
  return frequencies.find((one) => one.id === id) ?? frequencies[0]
}

/** How often a topic comes to somebody; undefined where the topic leaves no choice. */
export function frequencyNow(topic: Topic, choices: Pick<Choices, 'frequencies'>): Frequency | undefined {
  return offeredAs(topic, choices.frequencies?.[topic.id]?.frequency)
}

/** What is offered and rarer than now: all that a door may choose that only stops. */
export function rarerThanNow(topic: Topic, choices: Pick<Choices, 'frequencies'>): Frequency[] {
  const { frequencies = [] } = topic
  return frequencies.slice(frequencies.indexOf(frequencyNow(topic, choices)!) + 1)
}

/** Fewer is a stop, from every door; more is a start. Throws `topic-unknown`, `frequency-unknown`, `sign-in-needed`, `stop-stands`. */
export function setFrequency(
  tenant: Tenant,
  command: { topic: string; frequency: string },
  state: Choices,
  evidence: Evidence,
): ChoicesEvent[] {
  const topic = tenant.topics.find(({ id }) => id === command.topic)
  if (!topic) throw new Refusal('topic-unknown', ['/topic'])
  const wanted = topic.frequencies?.find(({ id }) => id === command.frequency)
  if (!wanted) throw new Refusal('frequency-unknown', ['/frequency'])
  if (wanted === frequencyNow(topic, state)) return []
  if (!rarerThanNow(topic, state).includes(wanted)) {
    mustBeAbleToStart(evidence)
    mustLiftInPerson(evidence)
  }
  const before = state.frequencies?.[topic.id]?.frequency
  return [{ type: 'FrequencySet', topic: topic.id, frequency: wanted.id, ...(before !== undefined && { before }) }]
}
