import type { Category, Purpose, Tenant, Topic } from './tenant.ts'
import { fieldAt, TenantError } from './tenant-mends.ts'

/** Throws for what names something that is not there, or is there twice. */
export function checkReferences(tenant: Tenant): void {
  const { organisation, purposes, topics, categories, recipients, notices } = tenant
  for (const [file, rows] of Object.entries({ purposes, topics, categories, recipients })) {
    mustDiffer(
      `${file}.json`,
      'id',
      rows.map(({ id }) => id),
    )
  }
  mustDiffer(
    'topics.json',
    'number',
    topics.map(({ number }) => number),
  )

  const mustBeIn = (rows: readonly { id: string }[], of: string, file: string, path: PropertyKey[], id: string) => {
    if (!rows.some((row) => row.id === id)) fail(file, path, `names "${id}", which is not in ${of}; use an id from there`)
  }
  topics.forEach((topic, index) => {
    mustBeIn(purposes, 'purposes.json', 'topics.json', [index, 'purpose'], topic.purpose)
    mustDiffer('topics.json', 'id', topic.frequencies?.map(({ id }) => id) ?? [], [index, 'frequencies'])
  })
  categories.forEach((category, index) => {
    category.purposes.forEach((id, at) => {
      mustBeIn(purposes, 'purposes.json', 'categories.json', [index, 'purposes', at], id)
    })
    category.recipients.forEach((id, at) => {
      mustBeIn(recipients, 'recipients.json', 'categories.json', [index, 'recipients', at], id)
    })
  })

  const { noticeVersion, timeZone } = organisation
  if (!Object.hasOwn(notices, noticeVersion))
    fail('tenant.json', ['noticeVersion'], `names "${noticeVersion}"; add the folder notices/${noticeVersion}`)
  if (timeZone !== 'UTC' && !Intl.supportedValuesOf('timeZone').includes(timeZone))
    fail('tenant.json', ['timeZone'], 'must be a time zone such as "Europe/Oslo"')
}

/** Throws for what the law does not let a controller say or do, whatever its files look like. */
export function checkWording({ purposes, topics, categories }: Tenant): void {
  purposes.forEach(checkPurpose)
  topics.forEach((topic, index) => {
    checkTopic(topic, index, purposes.find(({ id }) => id === topic.purpose)!)
  })
  categories.forEach(checkRetention)
}

/** Wording that tells nobody what their data is for (CON-07; EDPB 05/2020, 64). */
const generic = [
  /^(direct )?marketing( purposes)?$/i,
  /\bmarketing purposes\b/i,
  /\bimprov(e|ing) (the |your )?(user )?experience\b/i,
  /^(it.security|future research|analytics|statistics|personali[sz]ation)( purposes)?$/i,
  /^(direkt)?marknadsföring(sändamål|ssyften?)?$/i,
  /\bmarknadsförings(ändamål|syften?)\b/i,
  /\bförbättra (din |er )?(användar)?upplevelsen?\b/i,
  /^(it-säkerhet|framtida forskning|analys|statistik|personanpassning)$/i,
]

function checkPurpose(purpose: Purpose, index: number): void {
  const at = (field: string, mend: string) => fail('purposes.json', [index, ...field.split('.')], mend)
  for (const [locale, title] of Object.entries(purpose.title)) {
    if (generic.some((phrase) => phrase.test(title.trim()))) at(`title.${locale}`, `"${title}" tells nobody what is done; say it`)
  }
  if (purpose.validFor && !isPeriod(purpose.validFor)) at('validFor', 'must be a period such as "P12M"')
  if (purpose.basis === 'A6-1-a' && !purpose.on) at('on', 'is missing; say what a yes does, as the basis is consent')
  if (purpose.basis === 'A6-1-a' && !purpose.off) at('off', 'is missing; say what a no does, as the basis is consent')
  if (purpose.basis === 'A6-1-f' && !purpose.interest) at('interest', 'is missing; say which interest it is, as the basis is A6-1-f')
  if (purpose.basis === 'eprivacy-13-2' && !purpose.marketing) at('marketing', 'must be true, as the basis allows nothing but marketing')
}

/** What needs a yes is never on from the start; what can be objected to is never locked (OBJ-01, CON-01). */
function checkTopic(topic: Topic, index: number, purpose: Purpose): void {
  if (topic.onFromStart && purpose.basis === 'A6-1-a')
    fail('topics.json', [index, 'onFromStart'], `must be false, as "${purpose.id}" needs consent`)
  if (topic.locked && (purpose.marketing || purpose.basis === 'A6-1-a')) {
    fail('topics.json', [index, 'locked'], `must go, as "${purpose.id}" can always be stopped`)
  }
  if (topic.locked && topic.frequencies) fail('topics.json', [index, 'frequencies'], 'must go, as the topic is locked')
  if (topic.doubleOptIn) checkDoubleOptIn(topic, index)
}

/** Only who has to say yes can be asked back, and only a mailbox can be asked (CON-13). */
function checkDoubleOptIn({ onFromStart, locked, channels }: Topic, index: number): void {
  const mustGo = (why: string) => fail('topics.json', [index, 'doubleOptIn'], `must go, as ${why}`)
  if (locked) mustGo('the topic is locked')
  if (onFromStart) mustGo('the topic is on from the start')
  if (!channels.includes('email')) mustGo('the topic is not sent by email')
}

/** "As long as necessary" is neither a period nor a criterion (ACC-04). */
const endless = [
  /\bas long as (is |it is |it's |they are |we )?(reasonably )?(necessary|needed|required|need)\b/i,
  /\bso long as (is |it is )?(necessary|needed|required)\b/i,
  /\bså länge (som )?(det är |de är )?(nödvändigt|nödvändiga)\b/i,
  /\bså länge (som )?(det |de |vi )?behöv(s|er)\b/i,
]

function checkRetention({ retention }: Category, index: number): void {
  if (retention.kind === 'not-stated') return
  if (retention.kind === 'period' && !isPeriod(retention.period))
    fail('categories.json', [index, 'retention', 'period'], 'must be a period such as "P13M"')
  for (const [locale, text] of Object.entries(retention.text)) {
    const isEndless = endless.some((phrase) => phrase.test(text))
    if (isEndless)
      fail('categories.json', [index, 'retention', 'text', locale], 'names no end; give a period or a criterion that can be checked')
  }
}

/** The schema lets a bare `P` through. */
const isPeriod = (period: string) => period !== 'P'

function mustDiffer(file: string, field: string, values: readonly (string | number)[], list: readonly PropertyKey[] = []): void {
  const again = values.findIndex((value, index) => values.indexOf(value) < index)
  if (again >= 0) fail(file, [...list, again, field], `${JSON.stringify(values[again])} is taken already; give another`)
}

function fail(file: string, path: readonly PropertyKey[], mend: string): never {
  throw new TenantError(file, fieldAt(file, path), mend)
}
