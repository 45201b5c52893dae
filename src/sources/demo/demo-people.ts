import type { DemoPerson } from './demo-types.ts'
import { itemsOf } from './items/amounts.ts'
import { continental } from './people/cast-continental.ts'
import { nordic } from './people/cast-nordic.ts'
import { demoRequests } from './people/demo-requests.ts'
import { histories } from './people/histories.ts'
import { type Member, profileOf } from './people/member.ts'

/** Staff of the demo; `.example` addresses belong to nobody (RFC 2606). */
export const demoStaff = {
  support: 'support@innsyn.example',
  officer: 'officer@innsyn.example',
} as const

/** Thirty invented people with what they chose, asked for and left behind; the first one is rich in everything. The same for the same `now`. */
export function demoPeople(now: Date): DemoPerson[] {
  const requests = demoRequests(now)
  return [...nordic, ...continental].map((member) => {
    const { email, name, country } = profileOf(member)
    const person: DemoPerson = {
      email,
      language: member.language,
      country,
      history: (histories[email] ?? []).map((act) => act(now)),
      requests: requests[email] ?? [],
      items: memberItems(member, now),
    }
    return name === undefined ? person : { ...person, name }
  })
}

function memberItems(member: Member, now: Date) {
  const profile = profileOf(member)
  const items = itemsOf(profile, now, member.base, member.amounts)
  if (member.secondName === undefined) return items
  const theirs = itemsOf({ ...profile, name: member.secondName }, now, member.base, member.amounts)
  return items.map((item, index) => (Number(item.id.split('-')[1]) % 2 === 0 ? item : theirs[index]!))
}
