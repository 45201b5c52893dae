import type { DemoItem, Profile } from '#sources/demo/demo-types.ts'
import { seeded } from '#sources/demo/random.ts'
import { communityAccount, portalAccount, post } from './community.ts'
import { employer, mailAddress, mobilePhone, nameCard, officePhone, role, staffNote, workAddress } from './contact.ts'
import { type Make, owned } from './draft.ts'
import { meeting } from './meetings.ts'
import { chat, supportCase } from './messages.ts'
import { contract, order } from './orders.ts'
import { audience, event, visit } from './website.ts'

const makers = {
  notes: staffNote,
  meetings: meeting,
  cases: supportCase,
  chats: chat,
  orders: order,
  contracts: contract,
  visits: visit,
  events: event,
  posts: post,
  audiences: audience,
}

/** How many items of each kind a person has. */
export type Amounts = Partial<Record<keyof typeof makers, number>>

const card: readonly Make[] = [nameCard, mailAddress, role, workAddress]
const fullCard: readonly Make[] = [...card, officePhone, mobilePhone, employer]

/** What every person of a customer has: a short card for those who hardly meet, a full one with accounts for the others. */
export const shortCard = (): Make[] => [...card]
export const customerCard = (): Make[] => [...fullCard, portalAccount, communityAccount]

/** Items of one person, newest first, the same for the same `now`. */
export function itemsOf(profile: Profile, now: Date, base: readonly Make[], amounts: Amounts): DemoItem[] {
  const random = seeded(profile.email)
  const counted = Object.entries(amounts).flatMap(([kind, amount]) =>
    Array.from({ length: amount }, () => makers[kind as keyof typeof makers]),
  )
  return [...base, ...counted]
    .map((make, index) => owned(profile, make(profile, random, now), index + 1))
    .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}
