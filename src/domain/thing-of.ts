import type { ChoicesEvent } from './choices.ts'

/** What a fact is about: of two facts about one thing the later one holds. */
export function thingOf(event: ChoicesEvent): string {
  switch (event.type) {
    case 'ConsentGiven':
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
    case 'ConsentExpired':
      return `consent ${event.purpose}`
    case 'Objected':
    case 'ObjectionWithdrawn':
      return `objection ${event.purpose}`
    case 'Subscribed':
    case 'Unsubscribed':
    case 'SubscriptionRequested':
      return `topic ${event.topic} ${event.channel}`
    case 'FrequencySet':
      return `frequency ${event.topic}`
    case 'Blocked':
    case 'BlockLifted':
      return `block ${event.channel}`
    case 'Paused':
    case 'Resumed':
      return 'pause'
    case 'Forgotten':
      return 'erasure'
  }
}
