import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { byOrder } from './in-order.ts'
import type { Item, ProvenAddress, Source } from './source.ts'
import { readingContract } from './source-contract-reading.ts'

const address = (name: string, digit: string): ProvenAddress => ({
  channel: 'email',
  address: `${name}@example.com`,
  key: digit.repeat(32),
})

/** Ada holds at least three items in at least two categories; Bo one of each category or more. Nobody is unknown. */
export const ada = address('ada', 'a')
export const bo = address('bo', 'b')
export const nobody = address('nobody', '0')

/** The legal time zone a source is made with here. */
export const legalTimeZone = 'Europe/Stockholm'

/** Stands in every text of Bo's data and in none of Ada's. */
export const boOnly = 'Bosson'

export interface Opened {
  source: Source
  /** The same kind of source whose system does not answer. */
  broken: Source
  /** The same kind of source whose system takes every question and never answers, where there is one. */
  hanging?: Source
  /** A word that stands where Ada's data is redacted, where the fixture has such a place. */
  hidden?: string
  /** A field of one of Ada's items that may be corrected, where the source can correct. */
  correctable?: { category: string; field: string }
  /** A category that is erased wholly, where the source can erase. */
  erasable: string
  close(): Promise<void>
}

/** What every source of personal data must keep, whatever stands behind it. */
export function sourceContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name} is a source`, () => {
    let opened: Opened
    let source: Source
    beforeEach(async () => {
      opened = await open()
      source = opened.source
    })
    afterEach(() => opened.close())

    const subjectsOf = (person: ProvenAddress) => source.find([person])
    const itemsOf = async (person: ProvenAddress): Promise<Item[]> => Array.fromAsync(source.read(await subjectsOf(person)))
    const can = (ability: 'correct' | 'erase' | 'restrict') => source.can.includes(ability)

    test('people are found by an address they have proven, and by nothing else', async () => {
      expect(await subjectsOf(ada)).toHaveLength(1)
      expect(await source.find([ada, bo])).toHaveLength(2)
      expect(await source.find([])).toEqual([])
      for (const guess of [nobody.address, '%@example.com', 'ada@example_com', 'da@example.com', "' or 1=1 --", '']) {
        expect(await source.find([{ ...nobody, address: guess }]), guess).toEqual([])
      }
    })

    test('a person reads their own data and nothing of anybody else', async () => {
      const items = await itemsOf(ada)
      expect(items.length).toBeGreaterThanOrEqual(3)
      expect(new Set(items.map((item) => item.category)).size).toBeGreaterThanOrEqual(2)
      expect(JSON.stringify(items)).not.toContain(boOnly)
      expect(JSON.stringify(await itemsOf(bo))).toContain(boOnly)
      expect(await Array.fromAsync(source.read([]))).toEqual([])
    })

    test('items come newest first, under ids that are unique and stay', async () => {
      const items = await itemsOf(ada)
      expect(items).toEqual(items.toSorted(byOrder()))
      expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
      expect(await itemsOf(ada)).toEqual(items)
      expect(new Set(items.map((item) => item.source))).toEqual(new Set([source.id]))
    })

    test('a reader may leave early and come again', async () => {
      const subjects = await subjectsOf(ada)
      for (let time = 0; time < 12; time += 1) {
        for await (const item of source.read(subjects)) {
          expect(item.system).not.toBe('')
          break
        }
      }
      expect((await itemsOf(ada)).length).toBeGreaterThanOrEqual(3)
    })

    test('a correction is there at the next reading, or the source says that it cannot', async () => {
      const items = await itemsOf(ada)
      const { category, field } = opened.correctable ?? { category: items[0]!.category, field: items[0]!.values[0]!.name }
      const item = items.find((held) => held.category === category)!
      const outcome = await source.correct(await subjectsOf(ada), item.id, field, 'Put right')
      const now = (await itemsOf(ada)).find((held) => held.id === item.id)!.values.find((value) => value.name === field)!
      expect(outcome).toEqual({ category, result: can('correct') ? 'done' : 'not-possible', count: can('correct') ? 1 : 0 })
      expect(now.value === 'Put right').toBe(can('correct'))
    })

    test('what is taken over at once says so beforehand, and nothing else does', async () => {
      const subjects = await subjectsOf(ada)
      for (const item of await itemsOf(ada)) {
        for (const { name: field, correctable = false, value } of item.values) {
          const { result } = await source.correct(subjects, item.id, field, String(value))
          expect(result === 'done', `${item.id} ${field}`).toBe(correctable)
        }
      }
    })

    test('a field or an item that is not there is not corrected', async () => {
      const [item] = await itemsOf(ada)
      expect(await source.correct(await subjectsOf(ada), item!.id, 'no such field', 'x')).toMatchObject({ result: 'not-possible' })
      expect(await source.correct(await subjectsOf(ada), 'no such item', 'x', 'x')).toMatchObject({ result: 'not-possible', count: 0 })
    })

    test('nobody changes an item of somebody else', async () => {
      const before = await itemsOf(bo)
      for (const item of before) {
        for (const { name: field } of item.values) {
          expect(await source.correct(await subjectsOf(ada), item.id, field, 'Taken over')).toMatchObject({ result: 'not-possible' })
        }
        expect(await source.restrict(await subjectsOf(ada), item.id, true)).toMatchObject({ result: 'not-possible' })
      }
      expect(await itemsOf(bo)).toEqual(before)
    })

    test('one category is erased and the others stay; twice does no harm', async () => {
      const before = await itemsOf(ada)
      const subjects = await subjectsOf(ada)
      const mine = before.filter((item) => item.category === opened.erasable)
      const outcome = await source.erase(subjects, opened.erasable)
      const others = before.filter((item) => item.category !== opened.erasable)
      expect(await itemsOf(ada)).toEqual(can('erase') ? others : before)
      if (can('erase')) expect(outcome).toEqual([{ category: opened.erasable, result: 'erased', count: mine.length }])
      else expect(outcome).toEqual([expect.objectContaining({ category: opened.erasable, result: 'not-possible' })])
      expect((await source.erase(subjects, opened.erasable)).filter(({ result }) => result === 'erased')).toEqual([])
      expect(await source.erase(subjects, 'no-such-category')).toEqual([])
    })

    test('ERA-02 erasing everything tells for each category what became of it, and leaves others alone', async () => {
      const before = await itemsOf(bo)
      const categories = new Set((await itemsOf(ada)).map((item) => item.category))
      const subjects = await subjectsOf(ada)
      const outcomes = await source.erase(subjects)
      expect(new Set(outcomes.map((outcome) => outcome.category))).toEqual(categories)
      for (const { result, ground } of outcomes) if (result === 'kept') expect(ground).toBeTruthy()
      await source.erase(subjects)
      expect(await source.erase([])).toEqual([])
      expect(await itemsOf(bo)).toEqual(before)
    })

    test('a restriction is set and lifted, or the source says that it cannot', async () => {
      const [item] = await itemsOf(ada)
      for (const on of [true, false]) {
        const { result, category } = await source.restrict(await subjectsOf(ada), item!.id, on)
        expect([result, category]).toEqual([can('restrict') ? 'done' : 'not-possible', item!.category])
        const now = (await itemsOf(ada)).find((held) => held.id === item!.id)!
        expect(now.restricted ?? false).toBe(can('restrict') && on)
      }
    })

    test('staff find people by a part of name or address, never more than asked for', async () => {
      const found = async (text: string) => (await source.search(text, 10)).map((person) => person.address.toLowerCase()).sort()
      expect(await found('ADA')).toEqual([ada.address])
      expect(await found(`${boOnly} example`)).toEqual([bo.address])
      expect(await found('example.com')).toEqual([ada.address, bo.address])
      expect(await source.search('example.com', 1)).toHaveLength(1)
      for (const text of ['', '  ', '%', '_', 'nobody', "'"]) expect(await source.search(text, 10), text).toEqual([])
    })

    test('health is quiet while the system answers and throws when it does not', async () => {
      await source.health()
      await expect(opened.broken.health()).rejects.toThrow(/\w/)
    })

    test('a system that takes a question and never answers is given up', async () => {
      if (!opened.hanging) return
      await expect(opened.hanging.health()).rejects.toThrow(/\w/)
      await expect(opened.hanging.find([ada])).rejects.toThrow(/\w/)
    })

    readingContract(() => opened, legalTimeZone, ada, bo)
  })
}
