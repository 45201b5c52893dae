import type { ChoicesView } from '#api/contract/choices.ts'
import { knownAs } from '#api/identity.ts'
import type { PersonEnv } from '#api/session/access.ts'
import { maskAddress } from '#domain/address.ts'
import { type Choices, choices } from '#domain/choices.ts'
import { consentNow } from '#domain/permission.ts'

/** What a person has chosen, as of now: a yes that ran out or whose text has changed is shown as that. `state`: what the store holds. */
export async function choicesView({ host, personId }: PersonEnv['Variables'], state: unknown): Promise<ChoicesView> {
  const chosen = (state ?? choices(host.tenant).initial) as Choices
  const now = host.now().toISOString()
  const { email } = await knownAs(host, personId)
  const consents = Object.entries(chosen.consents).map(([id, consent]) => {
    const purpose = host.tenant.purposes.find((one) => one.id === id)
    return [id, { ...consent, status: (purpose && consentNow(purpose, chosen, now)) ?? consent.status }] as const
  })
  return { ...chosen, consents: Object.fromEntries(consents), address: email && maskAddress(email) }
}
