import type { ChoicesView } from '#api/contract/choices.ts'
import { knownAs, maskedAddress } from '#api/identity.ts'
import type { ChooserEnv } from '#api/session/access.ts'
import { maskAddress } from '#domain/address.ts'
import { type Choices, choices } from '#domain/choices.ts'
import { consentNow } from '#domain/permission.ts'
import type { Tenant } from '#domain/tenant.ts'
import { topicsAlone } from './topics-alone.ts'

type Asked = ChooserEnv['Variables']

/**
 * What a person has chosen, as of now: a yes that ran out or whose text has changed is shown as that. A link that only stops sees the
 * topics alone. `state`: what the store holds.
 */
export async function choicesView(asked: Asked, state: unknown): Promise<ChoicesView> {
  const { host, session } = asked
  const chosen = withoutErasure(host.tenant, (state ?? choices(host.tenant).initial) as Choices)
  const now = host.now().toISOString()
  const address = await addressOf(asked)
  if (session.scope === 'stop') return { ...topicsAlone(host.tenant, chosen, now), address }
  const consents = Object.entries(chosen.consents).map(([id, consent]) => {
    const purpose = host.tenant.purposes.find((one) => one.id === id)
    return [id, { ...consent, status: (purpose && consentNow(purpose, chosen, now)) ?? consent.status }] as const
  })
  return { ...chosen, consents: Object.fromEntries(consents), address }
}

/**
 * That somebody was erased stands in the history of whoever signs in; a link that was passed on does not tell it (TOK-01). What came
 * from the start ended with it, and is shown as off.
 */
function withoutErasure(tenant: Tenant, { forgottenAt, ...chosen }: Choices): Choices {
  if (forgottenAt === undefined) return chosen
  const off = { status: 'unsubscribed', at: forgottenAt, door: 'staff' } as const
  const fromStart = tenant.topics.filter(({ onFromStart, locked }) => onFromStart && !locked)
  const topics = fromStart.map(({ id, channels }) => [
    id,
    { ...Object.fromEntries(channels.map((channel) => [channel, off])), ...chosen.topics[id] },
  ])
  return { ...chosen, topics: { ...chosen.topics, ...Object.fromEntries(topics) } }
}

async function addressOf({ host, session, personId }: Asked): Promise<string> {
  if (session.scope === 'stop' || session.scope === 'choices') return maskedAddress(host, session)
  const { email } = await knownAs(host, personId)
  return email && maskAddress(email)
}
