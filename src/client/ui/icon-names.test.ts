import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { iconNames, iconOf } from './icon-names.ts'

const sheet = [...readFileSync('public/icons.svg', 'utf8').matchAll(/<symbol id="([\w-]+)"/g)].map((symbol) => symbol[1]!)

test('every name is a symbol of the sheet, and every symbol has a name', () => {
  expect([...iconNames].sort()).toEqual(sheet.sort())
})

test('a tenant may name a symbol the sheet does not have', () => {
  expect(iconOf('invoice')).toBe('invoice')
  expect(iconOf('dragon')).toBe('file')
})
