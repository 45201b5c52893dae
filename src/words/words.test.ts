import { join } from 'node:path'
import { expect, test } from 'vitest'
import { messages as en } from './en.ts'
import { codeBelow, saidIn } from './said.ts'
import { messages as sv } from './sv.ts'

const code = codeBelow(join(import.meta.dirname, '..'))
const isSaid = saidIn(code)

const ids = Object.keys(en)

/** A compiled message is a list of text and of values: `[name]`, or `[name, 'plural', {one: […], other: […]}]`. */
function valuesOf(message: unknown): string[] {
  const parts = Array.isArray(message) ? message.filter((part) => Array.isArray(part)) : []
  return parts.flatMap(([name, , forms]) => [String(name), ...Object.values(forms ?? {}).flatMap(valuesOf)])
}
const tagsOf = (message: unknown) => JSON.stringify(message).match(/<\/?\w+>/g) ?? []
const variables = (message: unknown) => [...new Set([...valuesOf(message), ...tagsOf(message)])].sort()

test('both languages have the same messages', () => {
  expect(Object.keys(sv).sort()).toEqual([...ids].sort())
})

test.each(ids)('%s takes the same values in both languages', (id) => {
  expect(variables(sv[id])).toEqual(variables(en[id]))
})

test('every id the code says stands in the catalogues', () => {
  const said = [...code.matchAll(/\b(?:t|say|words)\(\s*'([\w.-]+)'|<Say\s+id="([\w.-]+)"/g)].map((match) => match[1] ?? match[2]!)
  expect([...new Set(said)].filter((id) => !(id in en))).toEqual([])
})

test('every message is used, whole or by a template that ends in its last part', () => {
  expect(ids.filter((id) => !isSaid(id))).toEqual([])
})
