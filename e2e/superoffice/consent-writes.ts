import { Hono } from 'hono'
import { badRequest } from './fault.ts'
import { askedFor } from './person-api.ts'
import type { Tell } from './webhook-sender.ts'
import { lists, nowOf, type PersonRow, takeId, type World } from './world.ts'

interface Said {
  source?: string
  legalBase?: string
  comment?: string
}

export function consentWrites(world: () => World, tell: Tell): Hono {
  return new Hono()
    .put('/Person/:id/Consent/:purpose', (c) => {
      setConsent(world(), askedFor(world(), c), c.req.param('purpose'), c.req.query(), tell)
      return c.body(null, 204)
    })
    .delete('/Person/:id/Consent/:purpose', (c) => {
      const { personId } = askedFor(world(), c)
      const purpose = c.req.param('purpose')
      world().consents = world().consents.filter((row) => row.personId !== personId || row.purposeKey !== purpose)
      tell('person.unconsented', personId)
      return c.body(null, 204)
    })
}

/** The one row of a person and a purpose is written over; nothing tells what stood there. The event does not say which purpose it was. */
export function setConsent(world: World, person: PersonRow, purposeKey: string, said: Said, tell: Tell): void {
  const { source: sourceKey = '', legalBase: legalBaseKey = '', comment = '' } = said
  mustStandIn('ConsentPurpose', purposeKey)
  mustStandIn('LegalBase', legalBaseKey)
  mustStandIn('ConsentSource', sourceKey)
  if (comment.length > 255) throw badRequest('The comment is longer than 255 characters')
  const { personId } = person
  const at = nowOf(world)
  const row = world.consents.find((held) => held.personId === personId && held.purposeKey === purposeKey)
  if (row) Object.assign(row, { legalBaseKey, sourceKey, comment, updated: at })
  else {
    const ids = { consentPersonId: takeId(world), personId }
    world.consents.push({ ...ids, purposeKey, legalBaseKey, sourceKey, comment, registered: at, updated: at })
  }
  person.updated = at
  tell(legalBaseKey === 'WITHDRAWN' ? 'person.unconsented' : 'person.consented', personId)
}

function mustStandIn(list: keyof typeof lists, key: string) {
  if (!lists[list].some((item) => item.Key === key)) throw badRequest(`There is no such ${list}`)
}
