import { z } from 'zod/mini'
import { type Stand, standOfPurpose, standOfTopic } from '#domain/stands.ts'
import type { ToldChoices } from '#sources/choices-link.ts'
import type { Crm } from './client.ts'
import { consentInfo, personEntity } from './entities.ts'
import type { SuperOffice } from './entry.ts'
import { CrmFault } from './exchange.ts'
import { mayLift } from './may-lift.ts'
import { type RawPerson, savePerson } from './save-person.ts'

const commentLength = 255
const list = z.array(z.object({ Key: z.nullish(z.string()) }))
const withdrawnKey = ({ consentKeys }: SuperOffice) => consentKeys.withdrawn

/** Brings the consents, subscriptions and the mailing stop of one person to what is told; what is so already is not touched. */
export async function writeChoices(crm: Crm, settings: SuperOffice, ref: string, told: ToldChoices): Promise<void> {
  // Asked before our own writing moves it.
  const before = await crm.get(`Person/${ref}`, z.object({ UpdatedDate: z.string() }))
  if (!before) return
  // In this order: a mailing stop is never there without the stops it stands for.
  await writeConsents(crm, settings, ref, told)
  await writeSubscriptions(crm, settings, ref, told, before.UpdatedDate)
}

async function writeConsents(crm: Crm, settings: SuperOffice, ref: string, { choices, receipt, at }: ToldChoices): Promise<void> {
  const stands = Object.entries(settings.purposes).map(([purpose, key]) => ({ key, stand: standOfPurpose(choices, purpose) }))
  if (!stands.some(({ stand }) => stand)) return
  const rows = await crm.get(`Person/${ref}/Consent`, z.array(consentInfo))
  if (!rows) return
  const { given, source } = settings.consentKeys
  for (const { key, stand } of stands) {
    if (!stand) continue
    const row = rows.find(({ ConsentPurposeKey }) => ConsentPurposeKey === key)
    const isStopped = row?.LegalBaseKey === withdrawnKey(settings)
    const legalBase = stand.isOn ? given : withdrawnKey(settings)
    if (row?.LegalBaseKey === legalBase) continue
    if (row && isStopped && !mayLift(stand, at, row.Updated)) continue
    await mustStandIn(crm, settings, { LegalBase: legalBase, ConsentPurpose: key, ConsentSource: source })
    // The row is written over, and nothing there tells who did it: our receipt is the proof, and this is how to find it.
    const query = { source, legalBase, comment: `Innsyn ${receipt}`.slice(0, commentLength) }
    await crm.call(`Person/${ref}/Consent/${encodeURIComponent(key)}`, { method: 'PUT', query })
  }
}

/** Keys differ between installations: what we were told to write must be in their lists. */
async function mustStandIn(crm: Crm, { name }: SuperOffice, wanted: Record<string, string>): Promise<void> {
  for (const [where, key] of Object.entries(wanted)) {
    const items = await crm.get(`List/${where}/Items`, list)
    if (!items?.some(({ Key }) => Key === key)) throw new CrmFault(name, `has no "${key}" in its list ${where}; change the systems file`)
  }
}

async function writeSubscriptions(
  crm: Crm,
  settings: SuperOffice,
  ref: string,
  { choices, at }: ToldChoices,
  changedThere: string,
): Promise<void> {
  const topics = Object.entries(settings.topics).map(([topic, id]) => ({ id, stand: standOfTopic(choices, topic) }))
  const purposes = Object.keys(settings.purposes).map((purpose) => standOfPurpose(choices, purpose))
  const all = [...topics.map(({ stand }) => stand), ...purposes]
  if (!all.some(Boolean)) return
  await savePerson(crm, settings.name, ref, (raw) => {
    const { ShipmentTypes } = personEntity.parse(raw)
    const wanted = new Map<number, boolean>()
    for (const { id, stand } of topics) {
      const type = ShipmentTypes.find((one) => one.Id === id)
      if (!type) throw new CrmFault(settings.name, `has no shipment type ${id}; change the systems file`)
      if (!stand || stand.isOn === (type.Selected !== false)) continue
      if (!stand.isOn || mayLift(stand, at, changedThere)) wanted.set(id, stand.isOn)
    }
    const isSet = raw.NoMailing === true
    const isTurned = isSet
      ? all.some((stand) => stand && mayLift(stand, at, changedThere))
      : isAllOff(
          topics.map(({ stand }) => stand),
          purposes,
        )
    const mailing = settings.noMailing && isTurned ? { NoMailing: !isSet } : undefined
    if (wanted.size === 0 && !mailing) return undefined
    return { ...(wanted.size > 0 && { ShipmentTypes: selected(raw, wanted) }), ...mailing }
  })
}

/** Whether nothing of what the CRM keeps is on with us: each topic was ended, and no purpose has a yes. */
const isAllOff = (topics: readonly Stand[], purposes: readonly Stand[]) =>
  [...topics, ...purposes].some(Boolean) && topics.every((stand) => stand && !stand.isOn) && purposes.every((stand) => !stand?.isOn)

const selected = (raw: RawPerson, wanted: ReadonlyMap<number, boolean>) =>
  (raw.ShipmentTypes as { Id: number; Selected: boolean }[]).map((type) => ({ ...type, Selected: wanted.get(type.Id) ?? type.Selected }))
