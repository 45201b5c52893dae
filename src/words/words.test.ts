import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { messages as en } from './en.ts'
import { messages as sv } from './sv.ts'

const root = join(import.meta.dirname, '..')
const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !/^words\/(en|sv)\.ts$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n')

const ids = Object.keys(en)
const variables = (message: unknown) => [...new Set(JSON.stringify(message).match(/\["\w+"/g) ?? [])].sort()

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
  const prefixes = [...code.matchAll(/`([a-z][\w.-]*[.-])\$\{/g)].map((match) => match[1]!)
  const used = (id: string) => code.includes(`'${id}'`) || code.includes(`"${id}"`) || prefixes.some((prefix) => id.startsWith(prefix))
  expect(ids.filter((id) => !used(id))).toEqual([])
})
