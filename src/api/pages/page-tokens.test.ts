import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { brandDefaults, brandOf, pageColours } from './page-tokens.ts'

const tokens = readFileSync(new URL('../../client/ui/tokens.css', import.meta.url), 'utf8')
const inTokens = (name: string) => new RegExp(`--${name}:\\s*([^;]+);`).exec(tokens)?.[1]

test.each(Object.entries(pageColours))('pages of the API and the client agree on %s', (name, [light, dark]) => {
  expect(inTokens(name)).toBe(`light-dark(${light}, ${dark})`)
})

test.each(Object.entries(brandDefaults))('pages of the API and the client agree on %s', (name, value) => {
  expect(inTokens(name)).toBe(value)
})

test('a brand sets its own values and keeps the rest', () => {
  const brand = brandOf(':root { --tenant-accent-light: #ff6a00; --tenant-font: "My Font", serif }')
  expect(brand).toEqual({ ...brandDefaults, 'tenant-accent-light': '#ff6a00', 'tenant-font': '"My Font", serif' })
})

test.each([
  '--tenant-radius: 1px</style><script>;',
  '--tenant-font: url(https://elsewhere.example/f);',
  '--other: 1px;',
  '--tenant-radius: 4px } body { display: none',
])('a brand cannot bring in more than a value: %s', (css) => {
  expect(Object.values(brandOf(`:root { ${css} }`)).join()).not.toMatch(/<|url|display|1px/)
})
