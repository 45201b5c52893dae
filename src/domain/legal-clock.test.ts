import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, addPeriod, daysBetween, dueDate, extendedDueDate, isWorkingDay, localDate } from './legal-clock.ts'

const germany = new Set(
  `2026-10-03 2026-12-25 2026-12-26 2026-05-01 2026-05-14 2026-05-25 2026-01-01 2026-04-03 2026-04-06
   2027-01-01 2027-03-26 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-10-03 2027-12-25 2027-12-26
   2028-01-01 2028-04-14 2028-04-17 2028-05-01 2028-05-25 2028-06-05 2028-10-03 2028-12-25 2028-12-26`.split(/\s+/),
)
/** With substitute days: where a holiday falls on a weekend, the next working day is one. */
const england = new Set(
  `2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
   2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
   2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26`.split(/\s+/),
)
/** Good Friday is no public holiday in Ireland. */
const ireland = new Set(
  `2026-01-01 2026-02-02 2026-03-17 2026-04-06 2026-05-04 2026-06-01 2026-08-03 2026-10-26 2026-12-25 2026-12-26
   2027-01-01 2027-02-01 2027-03-17 2027-03-29 2027-05-03 2027-06-07 2027-08-02 2027-10-25 2027-12-25 2027-12-26`.split(/\s+/),
)
const isGerman = (date: string) => germany.has(date)
const isEnglish = (date: string) => england.has(date)
const isIrish = (date: string) => ireland.has(date)

const noon = (date: string) => `${date}T12:00:00Z`

describe('TIM-01 the due date of the first month', () => {
  test.each([
    ['2026-08-31', '2026-09-30', '2026-09-30', '2026-09-30'],
    ['2027-01-31', '2027-02-28', '2027-03-01', '2027-03-01'],
    ['2028-01-31', '2028-02-29', '2028-02-29', '2028-02-29'],
    ['2026-11-25', '2026-12-25', '2026-12-28', '2026-12-29'],
    ['2027-02-26', '2027-03-26', '2027-03-30', '2027-03-30'],
  ])('received %s: raw %s, due %s in Germany and %s in England', (received, raw, german, english) => {
    expect(addMonths(received, 1)).toBe(raw)
    expect(dueDate(noon(received), 'Europe/Berlin', 1, isGerman)).toBe(german)
    expect(dueDate(noon(received), 'Europe/London', 1, isEnglish)).toBe(english)
  })

  test('Good Friday is a working day in Ireland', () => {
    expect(dueDate(noon('2027-02-26'), 'Europe/Dublin', 1, isIrish)).toBe('2027-03-26')
  })

  test('the time zone of the controller decides on which day a request arrived', () => {
    const lateEvening = '2026-03-31T22:30:00Z'
    expect(localDate(lateEvening, 'Europe/Berlin')).toBe('2026-04-01')
    expect(dueDate(lateEvening, 'Europe/Berlin', 1, isGerman)).toBe('2026-05-04')
    expect(localDate(lateEvening, 'Europe/Dublin')).toBe('2026-03-31')
    expect(dueDate(lateEvening, 'Europe/Dublin', 1, isIrish)).toBe('2026-04-30')
  })

  test('in Switzerland thirty days count, not a month', () => {
    expect(addDays('2026-11-25', 30)).toBe('2026-12-25')
  })
})

describe('TIM-04 an extension is one period of three months from receipt', () => {
  test.each([
    ['2026-08-31', '2026-11-30', '2026-11-30'],
    ['2027-01-31', '2027-04-30', '2027-04-28'],
    ['2028-01-31', '2028-05-02', '2028-04-29'],
    ['2026-11-25', '2027-02-25', '2027-02-25'],
    ['2027-02-26', '2027-05-26', '2027-05-26'],
    ['2026-04-01', '2026-07-01', '2026-07-01'],
  ])('received %s: due %s, planned for %s', (received, dueOn, targetOn) => {
    expect(extendedDueDate(received, isGerman)).toEqual({ dueOn, targetOn })
  })

  test('in England early May rolls alike', () => {
    expect(extendedDueDate('2028-01-31', isEnglish).dueOn).toBe('2028-05-02')
  })
})

describe('TIM-10 local dates do not move with summer time', () => {
  test.each([
    ['2026-03-28T23:30:00Z', '2026-03-29'],
    ['2026-03-29T22:30:00Z', '2026-03-30'],
    ['2026-10-24T22:30:00Z', '2026-10-25'],
    ['2026-10-25T22:30:00Z', '2026-10-25'],
  ])('%s is %s in Oslo', (instant, date) => {
    expect(localDate(instant, 'Europe/Oslo')).toBe(date)
  })

  test('days are counted by the calendar, whatever the clocks do', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(daysBetween('2026-11-30', '2026-11-22')).toBe(-8)
  })
})

test.each([
  ['2026-01-31', 'P13M', '2027-02-28'],
  ['2026-11-22', 'P5Y', '2031-11-22'],
  ['2024-02-29', 'P1Y', '2025-02-28'],
  ['2026-01-31', 'P1M1D', '2026-03-01'],
  ['2026-12-31', 'P90D', '2027-03-31'],
])('retention of an item of %s for %s leads to %s', (date, period, end) => {
  expect(addPeriod(date, period)).toBe(end)
})

test('a period that is none is said so', () => {
  expect(() => addPeriod('2026-01-31', '13 months')).toThrow('Not a period of years, months and days: 13 months')
})

describe('TIM-01 for every day', () => {
  const anyDate = fc.integer({ min: 0, max: daysBetween('2026-01-01', '2028-08-31') }).map((days) => addDays('2026-01-01', days))

  test.each([
    ['Germany', isGerman],
    ['England', isEnglish],
  ])('in %s the due date is a working day, not before the month is over, and at most ten days later', (_, isHoliday) => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(1, 3), (received, months) => {
        const raw = addMonths(received, months)
        const due = dueDate(noon(received), 'UTC', months, isHoliday)
        expect(due >= raw).toBe(true)
        expect(isWorkingDay(due, isHoliday)).toBe(true)
        expect(daysBetween(raw, due)).toBeLessThanOrEqual(10)
        for (let skipped = raw; skipped < due; skipped = addDays(skipped, 1)) expect(isWorkingDay(skipped, isHoliday)).toBe(false)
      }),
    )
  })

  test('the planned date of an extension is never after any reading of its end', () => {
    fc.assert(
      fc.property(anyDate, (received) => {
        const { dueOn, targetOn } = extendedDueDate(received, isGerman)
        expect(targetOn <= addMonths(received, 3)).toBe(true)
        expect(targetOn <= dueOn).toBe(true)
        expect(targetOn <= addMonths(addMonths(received, 1), 2)).toBe(true)
      }),
    )
  })

  test('a month added ends in the month meant', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 240 }), (date, months) => {
        const end = addMonths(date, months)
        const monthNumber = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
        expect(monthNumber(end) - monthNumber(date)).toBe(months)
        expect(end.slice(8) <= date.slice(8)).toBe(true)
      }),
    )
  })
})
