import { choices } from '#domain/choices.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Tenant } from '#domain/tenant.ts'
import { importRecords } from '#sources/records/import.ts'
import { type Also, execute } from '#store/execute.ts'
import type { Sha256, Store, StreamId } from '#store/store.ts'
import { demoPeople } from './demo-people.ts'
import type { DemoAct, DemoPerson } from './demo-types.ts'
import { fileDemoRequest } from './file-demo-request.ts'

/** What the demo is written with. The same on the server and in the browser. */
export interface DemoGround {
  store: Store
  sha256: Sha256
  tenant: Tenant
  now: Date
  newId(): string
  /** Keyed hash of a mail address, hex. */
  keyOf(email: string): string
  isHoliday(localDate: string): boolean
  /** Who answers requests, as the ledger knows them. */
  officer: Evidence['actor']
}

/** Puts thirty invented people into an empty store, by the import and the rules everything else goes through, with dates in the past. */
export async function fillDemo(ground: DemoGround): Promise<void> {
  const people = demoPeople(ground.now)
  const { organisation, categories } = ground.tenant
  const { bad } = await importRecords(linesOf(people), {
    ...ground,
    categories: categories.map(({ id }) => id),
    timeZone: organisation.timeZone,
  })
  if (bad.length > 0) throw new Error(`line ${bad[0]!.line} of the demo: ${bad[0]!.reason}`)
  await Promise.all(people.map((person) => fillPerson(ground, person)))
}

async function* linesOf(people: readonly DemoPerson[]): AsyncGenerator<string> {
  for (const item of people.flatMap(({ items }) => items)) yield JSON.stringify(item)
}

async function fillPerson(ground: DemoGround, person: DemoPerson): Promise<void> {
  const personId = ground.newId()
  const stream: StreamId = `person/${personId}`
  const facts = Object.entries({ email: person.email, name: person.name, language: person.language }).filter(([, data]) => data)
  const introduction: ReturnType<Also<unknown>> = {
    vault: facts.map(([key, data]) => ({ owner: stream, key, data })),
    addresses: [{ key: ground.keyOf(person.email), personId }],
  }
  const rules = choices(ground.tenant)
  for (const act of person.history) {
    await execute(ground.store, ground.sha256, rules, stream, act.command, evidenceOfAct(act, person), (_, [first]) =>
      first?.version === 1 ? introduction : {},
    )
  }
  for (const [index, request] of person.requests.entries()) {
    const first = index === 0 && person.history.length === 0
    await fileDemoRequest(ground, { personId, language: person.language }, request, first ? introduction : {})
  }
}

function evidenceOfAct({ at, door, command }: DemoAct, { language }: DemoPerson): Evidence {
  const actor = door === 'import' || door === 'feedback' ? 'system' : 'data-subject'
  return { at, actor, door, language, ...('textVersion' in command && { textVersion: command.textVersion }) }
}
