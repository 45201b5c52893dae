import type { ChoicesView } from '#api/contract/choices.ts'
import { mayObject } from '#domain/choice-rules.ts'
import { type Channel, channels } from '#domain/evidence.ts'
import { isOn, mayUse, standing } from '#domain/permission.ts'
import type { Purpose, Tenant, Topic } from '#domain/tenant.ts'

/** What the pages know of a tenant. */
export type Known = Omit<Tenant, 'notices'>

const whole = (known: Known): Tenant => ({ ...known, notices: {} })

export const freeTopics = ({ topics }: Known) => topics.filter(({ locked }) => !locked)

/** Channels that any topic one can stop goes out by, in the order of the catalogue. */
export const usedChannels = (known: Known) =>
  channels.filter((channel) => freeTopics(known).some((topic) => topic.channels.includes(channel)))

/** Purposes that rest on consent and have no topic: what a topic stands for is switched with the topic, in one place (DDP-03). */
export const consentPurposes = ({ purposes, topics }: Known) =>
  purposes.filter(({ id, basis }) => basis === 'A6-1-a' && !topics.some(({ purpose }) => purpose === id))

/** Purposes one can object to, marketing first. Those on consent have their switch (OBJ-02, DDP-03). */
export const objectable = ({ purposes }: Known) => {
  const all = purposes.filter((purpose) => purpose.basis !== 'A6-1-a' && mayObject(purpose))
  return [...all.filter(({ marketing }) => marketing), ...all.filter(({ marketing }) => !marketing)]
}

/** Why a topic is on or off by a channel; a pause left aside. */
export const standingOf = (known: Known, choices: ChoicesView, topic: Topic, channel: Channel, now: string) =>
  standing(whole(known), choices, topic.id, channel, now)

/** What was decided about topics, or channels of topics, that the tenant no longer has. A topic without a title goes by its id. */
export function formerTopics({ topics }: Known, choices: ChoicesView) {
  return Object.entries(choices.topics).flatMap(([id, byChannel]) => {
    const topic = topics.find((one) => one.id === id)
    return channels.flatMap((channel) => {
      const decided = byChannel[channel]
      if (!decided || topic?.channels.includes(channel)) return []
      return [{ ...decided, key: `${id} ${channel}`, title: topic?.title, id, channel }]
    })
  })
}

const isOnBy = (known: Known, choices: ChoicesView, now: string) => (topic: Topic, channel: Channel) =>
  isOn(standingOf(known, choices, topic, channel, now))

export interface Reach {
  channel: Channel
  /** Topics that are on by the channel, of all that can be. */
  on: number
  all: number
}

export function reachOf(known: Known, choices: ChoicesView, now: string): Reach[] {
  const on = isOnBy(known, choices, now)
  return usedChannels(known).map((channel) => {
    const topics = freeTopics(known).filter((topic) => topic.channels.includes(channel))
    return { channel, on: topics.filter((topic) => on(topic, channel)).length, all: topics.length }
  })
}

export interface Ended {
  topics: number
  consents: number
  /** Other uses for marketing. */
  uses: number
}

/** What was allowed before an act and is not after it. */
export function endedBetween(known: Known, before: ChoicesView, after: ChoicesView, now: string): Ended {
  const topicOn = (choices: ChoicesView) => (topic: Topic) => topic.channels.some((channel) => isOnBy(known, choices, now)(topic, channel))
  const lost = (purpose: Purpose) => mayUse(purpose, before, now) && !mayUse(purpose, after, now)
  return {
    topics: freeTopics(known).filter((topic) => topicOn(before)(topic) && !topicOn(after)(topic)).length,
    consents: consentPurposes(known).filter(lost).length,
    uses: objectable(known).filter(lost).length,
  }
}
