import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#testing/temporary-folder.ts'

type Packages = Record<string, { version: string; optional?: boolean }>

const one = { 'node_modules/one': { version: '1.0.0' } }
const otherMachine = { 'node_modules/other-machine': { version: '1.0.0', optional: true } }

/** Runs the first step in a project of its own, with a npm that only notes that it was called. */
function firstStep(locked: Packages, installed?: Packages, npmFails = false) {
  const root = temporaryFolder()
  const write = (path: string, packages: Packages) =>
    writeFileSync(join(root, path), JSON.stringify({ packages: { '': { name: 'p' }, ...packages } }))
  for (const folder of ['src/server/setup', 'bin', 'node_modules']) mkdirSync(join(root, folder), { recursive: true })
  cpSync('src/server/setup/first-step.mjs', join(root, 'src/server/setup/first-step.mjs'))
  write('package-lock.json', locked)
  if (installed) write('node_modules/.package-lock.json', installed)
  writeFileSync(join(root, 'bin/npm'), `#!/bin/sh\necho "$@" > "${join(root, 'called')}"\nexit ${npmFails ? 1 : 0}\n`)
  chmodSync(join(root, 'bin/npm'), 0o755)
  writeFileSync(join(root, 'script.mjs'), "console.log('ran', process.argv[2]); process.exit(7)")
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'src/server/setup/first-step.mjs'), 'script.mjs', 'here'], {
    env: { PATH: `${join(root, 'bin')}:/usr/bin:/bin` },
    encoding: 'utf8',
  })
  const called = existsSync(join(root, 'called')) ? readFileSync(join(root, 'called'), 'utf8') : ''
  return { stdout, stderr, status, called }
}

test('what is installed is left alone, also when the lock names packages of other machines', () => {
  expect(firstStep({ ...one, ...otherMachine }, one)).toEqual({ stdout: 'ran here\n', stderr: '', status: 7, called: '' })
})

test.each([
  ['nothing is there', one, undefined],
  ['a package is missing', { ...one, 'node_modules/two': { version: '1.0.0' } }, one],
  ['a package has another version', { 'node_modules/one': { version: '1.0.1' } }, one],
])('packages are installed when %s, said on the error output alone', (_, locked, installed) => {
  const { stdout, stderr, called } = firstStep(locked, installed)
  expect(called).toMatch(/^ci --include=dev/)
  expect([stdout, stderr]).toEqual(['ran here\n', 'Installing packages, about a minute the first time.\n'])
})

test('when they cannot be installed it says so and runs nothing', () => {
  const { stdout, stderr, status } = firstStep(one, undefined, true)
  expect([stdout, status]).toEqual(['', 1])
  expect(stderr).toContain('The packages could not be installed: see above, then start again.')
})
