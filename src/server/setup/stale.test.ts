import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { whenStale } from './stale.ts'

/** A build whose stamp, result and source are all in one folder. */
function build() {
  const folder = temporaryFolder()
  const [source, result] = [join(folder, 'source'), join(folder, 'result')]
  mkdirSync(source)
  const write = (name: string, text: string) => writeFileSync(join(source, name), text)
  const make = async () => writeFileSync(result, 'made')
  return { write, result, run: () => whenStale('one', [result], [source], make, folder) }
}

test('it is made once, and again when a source changes, comes or goes', async () => {
  const { write, run } = build()
  write('a.ts', '1')
  expect([await run(), await run()]).toEqual([true, false])
  write('a.ts', '2')
  expect([await run(), await run()]).toEqual([true, false])
  write('b.ts', '2')
  expect([await run(), await run()]).toEqual([true, false])
})

test('a test that changes builds nothing anew; a result that is gone does', async () => {
  const { write, run, result } = build()
  await run()
  write('a.test.ts', '1')
  expect(await run()).toBe(false)
  rmSync(result)
  expect(await run()).toBe(true)
})
