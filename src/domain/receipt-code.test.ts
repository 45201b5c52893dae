import { expect, test } from 'vitest'
import { receiptCode } from './receipt-code.ts'

test('a receipt is called by the beginning of its fingerprint', () => {
  expect(receiptCode('3f0c1d5277f14d7e9a53')).toBe('3F0C-1D52-77F1')
})
