import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { contrast } from './brand-contrast.ts'
import { readTenantFolder } from './tenant-folder.ts'

/** A copy of the demonstration's folder with one file changed. */
function folderWith(file: string, change: (text: string) => string): string {
  const folder = temporaryFolder()
  cpSync('public/tenant', folder, { recursive: true })
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  return folder
}

test('the demonstration is a sound tenant', () => {
  const { tenant, brand } = readTenantFolder('public/tenant')
  expect(tenant.notices).toHaveProperty(tenant.organisation.noticeVersion)
  expect(brand.logo).toContain('<svg')
})

test('a misspelt field stops the start with file and field', () => {
  const folder = folderWith('topics.json', (text) => text.replace('"frequency"', '"freqency"'))
  expect(() => readTenantFolder(folder)).toThrow(/topics\.json.*freq/)
})

test('a file that is not JSON is named', () => {
  const folder = folderWith('purposes.json', (text) => text.slice(0, -20))
  expect(() => readTenantFolder(folder)).toThrow(/purposes\.json is not JSON/)
})

test('a missing folder, a missing file and a misspelt file are named', () => {
  expect(() => readTenantFolder('/nowhere')).toThrow('TENANT_DIR is /nowhere, and there is no such folder')
  const without = folderWith('topics.json', String)
  rmSync(join(without, 'logo.svg'))
  expect(() => readTenantFolder(without)).toThrow('logo.svg is missing')
  const misspelt = folderWith('topics.json', String)
  renameSync(join(misspelt, 'topics.json'), join(misspelt, 'topic.json'))
  expect(() => readTenantFolder(misspelt)).toThrow('topic.json')
})

test('an accent that cannot be read stops the start (LOOK §2)', () => {
  const pale = folderWith('brand.css', (css) => css.replace('#1f5447', '#8fa89f'))
  expect(() => readTenantFolder(pale)).toThrow(/--tenant-accent-light #8fa89f has a contrast of \d\.\d\d to the ground/)
  const blind = folderWith('brand.css', (css) => css.replace('--tenant-on-accent-dark: #0e241c', '--tenant-on-accent-dark: #ffffff'))
  expect(() => readTenantFolder(blind)).toThrow('--tenant-on-accent-dark #ffffff has a contrast of')
  const named = folderWith('brand.css', (css) => css.replace('#1f5447', 'green'))
  expect(() => readTenantFolder(named)).toThrow('--tenant-accent-light must be there, as a colour of the form #1f5447')
})

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
