import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { deciders, sha256 } from '#store/contract/counter.ts'
import { verify } from '#store/verify.ts'
import { cipher } from './cipher.ts'
import { openSqlite } from './sqlite.ts'

function startWriter(file: string, answers: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../contract/writer.ts'), file, answers], { stdio: 'inherit' })
  return { child, gone: new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal))) }
}

test('kill -9 of two processes in the middle of writing loses no act that was answered and leaves none half done', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'innsyn-kill-'))
  const [file, answers] = [join(folder, 'store.db'), join(folder, 'answers')]
  // Whole lines: the last one may have been cut off by the kill.
  const answered = () => (existsSync(answers) ? readFileSync(answers, 'utf8').split('\n').slice(0, -1) : [])

  for (let kills = 1; kills <= 5; kills++) {
    const before = answered().length
    const writers = [startWriter(file, answers), startWriter(file, answers)]
    while (answered().length < before + 60 && writers.every(({ child }) => child.exitCode === null)) await wait(5)
    for (const { child } of writers) child.kill('SIGKILL')
    expect(await Promise.all(writers.map(({ gone }) => gone))).toEqual(['SIGKILL', 'SIGKILL'])
  }

  const store = await openSqlite(file, cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }]))
  const entries = await store.changes(0n, 1_000_000)
  const written = new Set(entries.map(({ hash }) => hash))
  expect(answered().length).toBeGreaterThanOrEqual(300)
  expect(answered().filter((hash) => !written.has(hash))).toEqual([])
  expect(await verify(store, sha256, deciders)).toEqual({ streams: expect.any(Number), entries: entries.length })

  // Each act was two facts and one vault value, so a whole act shows in both.
  for (const stream of new Set(entries.map((entry) => entry.stream))) {
    const [{ version } = { version: 0 }] = await store.load([stream])
    expect([2, 4, 6]).toContain(version)
    expect(await store.vault.read(stream, 'name')).toBe(version / 2 - 1)
  }
  await store.close()
  rmSync(folder, { recursive: true })
})
