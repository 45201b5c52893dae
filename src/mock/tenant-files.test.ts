import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noticeVersions } from './tenant-files.ts'

test('the mock reads every version of the notice that the folder has', () => {
  expect(noticeVersions).toEqual(readdirSync('public/tenant/notices').sort())
})
