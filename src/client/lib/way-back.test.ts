import { expect, test } from 'vitest'
import { freshProofPath, signInPath, wayBack } from './way-back.ts'

test.each(['/overview', '/data/orders?q=desk&shown=50', '/requests/new/erasure', '/data/orders/shop%3A17', '/staff/requests'])(
  '%s is a way back',
  (path) => {
    expect(wayBack(path)).toBe(path)
  },
)

test.each([
  '//evil.example/overview',
  '/\\evil.example',
  'https://evil.example/overview',
  '/sign-in?returnTo=/x',
  '/u/u1.abc',
  '/overviews',
  '',
  null,
])('%s is not a way back', (path) => {
  expect(wayBack(path)).toBeUndefined()
})

test('a path survives the way through the sign-in page', () => {
  for (const path of [signInPath('/data/orders?q=a&shown=50'), freshProofPath('/data/orders?q=a&shown=50')]) {
    expect(wayBack(new URLSearchParams(path.split('?').slice(1).join('?')).get('returnTo'))).toBe('/data/orders?q=a&shown=50')
  }
})
