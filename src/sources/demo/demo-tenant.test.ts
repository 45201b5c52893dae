import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { choices } from '#domain/choices.ts'
import type { Evidence } from '#domain/evidence.ts'
import { dueDate, extendedDueDate, localDate } from '#domain/legal-clock.ts'
import { isOpen, type RequestCommand } from '#domain/request.ts'
import { rightsRequest } from '#domain/request-rules.ts'
import { checkTenant } from '#domain/tenant-check.ts'
import { daysBefore } from './dates.ts'
import { demoPeople } from './demo-people.ts'
import type { DemoItem } from './demo-types.ts'
import { countries } from './demo-types.ts'
import { manyItems, manyPeople } from './many-items.ts'

const folder = join(import.meta.dirname, '../../../public/tenant')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
const tenant = checkTenant(
  Object.fromEntries(files.map((file) => [file.replaceAll('\\', '/'), JSON.parse(readFileSync(join(folder, file), 'utf8'))])),
)
const now = new Date('2026-11-22T10:00:00Z')
const people = demoPeople(now)
const heap = [...manyPeople(3)].flatMap((person) => [...manyItems(person, 500, now)])
const items = [...people.flatMap((person) => person.items), ...heap]

describe('the demo tenant', () => {
  test('CON-07 purposes are named after what is done, never after marketing or experience at large', () => {
    const vague = /marketing purposes|improv\w+ (the )?(user )?experience|legitimate interests?$|marknadsföringsändamål|användarupplevelse/i
    for (const { title, description } of tenant.purposes) {
      for (const words of [title.en, title.sv, description.en, description.sv]) expect(words).not.toMatch(vague)
    }
  })

  test.each(tenant.purposes.filter(({ basis }) => basis === 'A6-1-a').map(({ id, on, off }) => [id, on, off] as const))(
    'DDP-06 the on and off of %s have as many words, give or take 30 %',
    (_, on, off) => {
      const count = (words = '') => words.split(/\s+/).filter(Boolean).length
      for (const locale of ['en', 'sv'] as const) {
        const ratio = count(off?.[locale]) / count(on?.[locale])
        expect(ratio, `${on?.[locale]} / ${off?.[locale]}`).toBeGreaterThanOrEqual(0.7)
        expect(ratio, `${on?.[locale]} / ${off?.[locale]}`).toBeLessThanOrEqual(1.43)
      }
    },
  )

  test('CR-02 both notices have the same blocks in both languages', () => {
    for (const { en, sv } of Object.values(tenant.notices)) {
      const shape = ({ blocks }: typeof en) =>
        blocks.map((block) => [block.kind, block.kind === 'list' ? block.items.length : block.kind === 'heading' && block.id])
      expect(shape(sv)).toEqual(shape(en))
    }
  })

  test('every country of the demo has its authority (Art. 77)', () => {
    expect(tenant.organisation.authorities.map(({ country }) => country).sort()).toEqual([...countries].sort())
  })

  test('a recipient outside the EEA has a transfer mechanism', () => {
    for (const { id, country, transfer } of tenant.recipients) {
      if (['US', 'GB', 'CH'].includes(country)) expect(transfer, id).toBeDefined()
    }
  })
})

describe('the demo data fits the demo tenant', () => {
  const categories = new Map(tenant.categories.map((one) => [one.id, one]))
  const valuesOf = (item: DemoItem) => [...item.values, ...(item.parts ?? []).flatMap((part) => part.values)]

  test('ACC-14 every field has a label, and every code its words', () => {
    const missing = items.flatMap((item) =>
      valuesOf(item).flatMap(({ name, value }) => {
        const field = categories.get(item.category)?.fields[name]
        if (!field) return [`${item.category} ${name}`]
        return field.values && !field.values[String(value)] ? [`${item.category} ${name} ${value}`] : []
      }),
    )
    expect([...new Set(missing)]).toEqual([])
  })

  test('nothing is older than its retention period', () => {
    const oldest: Record<string, number> = {
      'website-visits': 395,
      'events-and-webinars': 365,
      'meetings-and-calls': 1095,
      'messages-and-support': 1095,
    }
    for (const item of items) {
      expect((now.getTime() - Date.parse(item.at)) / 86_400_000, item.title).toBeLessThan(oldest[item.category] ?? 1830)
    }
  })

  test('named companies that received an item stand among the recipients of the tenant', () => {
    const known = tenant.recipients.map(({ name }) => name)
    for (const { name } of items.flatMap((item) => item.recipients ?? [])) expect(known).toContain(name)
  })

  test.each(people.map((person) => [person.email, person] as const))('every act of %s leads to a fact', (_, person) => {
    const { initial, decide, evolve } = choices(tenant)
    let state = initial
    for (const { at, door, command } of person.history) {
      const evidence: Evidence = { at, door, actor: 'data-subject', language: person.language }
      const events = decide(command, state, evidence)
      expect(events.length, JSON.stringify(command)).toBeGreaterThan(0)
      state = events.reduce((before, event) => evolve(before, event, evidence), state)
    }
  })

  test('requests name purposes and categories of the tenant', () => {
    for (const request of people.flatMap((person) => person.requests)) {
      if (request.category) expect(categories.has(request.category), request.category).toBe(true)
      if (request.purpose) expect(tenant.purposes.map(({ id }) => id)).toContain(request.purpose)
      for (const outcome of request.steps.flatMap((step) => (step.type === 'Fulfil' ? step.outcomes : []))) {
        expect(categories.has(outcome.category), outcome.category).toBe(true)
      }
    }
  })

  test.each(people.flatMap(({ email, requests }) => requests.map((request) => [request.requestType, email, request] as const)))(
    'TIM-04 every step of the %s request of %s is one the desk may take',
    (requestType, person, { filedDaysAgo, steps }) => {
      const { timeZone } = tenant.organisation
      const evidence = (daysAgo: number): Evidence => ({
        at: daysBefore(now, daysAgo),
        door: 'staff',
        actor: 'data-subject',
        language: 'en',
      })
      const received = daysBefore(now, filedDaysAgo)
      const receivedOn = localDate(received, timeZone)
      const never = () => false
      const filed = { requestType, person, receivedOn, dueOn: dueDate(received, timeZone, 1, never), timeZone }
      let state = rightsRequest.initial
      const act = (command: RequestCommand, daysAgo: number) => {
        const events = rightsRequest.decide(command, state, evidence(daysAgo))
        expect(events.length, command.type).toBeGreaterThan(0)
        state = events.reduce((before, event) => rightsRequest.evolve(before, event, evidence(daysAgo)), state)
      }
      act({ type: 'FileRequest', ...filed }, filedDaysAgo)
      for (const [index, step] of steps.entries()) {
        const today = localDate(daysBefore(now, step.daysAgo), timeZone)
        const { dueOn } = extendedDueDate(receivedOn, never)
        act({ ...step, messageId: `${index}`, today, dueOn } as RequestCommand, step.daysAgo)
      }
      expect(state?.refusal?.late ?? false).toBe(false)
      // Whatever is open is not overdue: a demo that starts late would look like neglect.
      if (state && isOpen(state)) expect(state.dueOn >= localDate(now.toISOString(), timeZone)).toBe(true)
    },
  )
})
