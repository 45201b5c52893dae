import type { ChoicesView } from '#api/contract/choices.ts'
import { knownAs, maskedAddress } from '#api/identity.ts'
import type { ChooserEnv } from '#api/session/access.ts'
import { maskAddress } from '#domain/address.ts'
import { type Choices, choices } from '#domain/choices.ts'
import { consentNow } from '#domain/permission.ts'
import { topicsAlone } from './topics-alone.ts'

type Asked = ChooserEnv['Variables']

/**
 * What a person has chosen, as of now: a yes that ran out or whose text has changed is shown as that. A link that only stops sees the
 * topics alone. `state`: what the store holds.
 */
export async function choicesView(asked: Asked, state: unknown): Promise<ChoicesView> {
  const { host, session } = asked
  const chosen = (state ?? choices(host.tenant).initial) as Choices
  const now = host.now().toISOString()
  const address = await addressOf(asked)
  if (session.scope === 'stop') return { ...topicsAlone(host.tenant, chosen, now), address }
  const consents = Object.entries(chosen.consents).map(([id, consent]) => {
    const purpose = host.tenant.purposes.find((one) => one.id === id)
    return [id, { ...consent, status: (purpose && consentNow(purpose, chosen, now)) ?? consent.status }] as const
  })
  return { ...chosen, consents: Object.fromEntries(consents), address }
}

async function addressOf({ host, session, personId }: Asked): Promise<string> {
  if (session.scope === 'stop' || session.scope === 'choices') return maskedAddress(host, session)
  const { email } = await knownAs(host, personId)
  return email && maskAddress(email)
}
