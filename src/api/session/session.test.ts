import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { expiresAt, type StaffSession } from './session.ts'

const scope = async (one: Browser) => ((await (await one.ask('/api/v1/session')).json()) as { scope: string }).scope
const signOut = (one: Browser) => one.ask('/api/v1/session', { method: 'DELETE' })

test('SEC-02 the cookie is host-bound, unreadable for scripts and strict; its value cannot be found in the store', async () => {
  const { ada, host } = await apiAs()
  await ada.post('/api/v1/auth/link', { email: 'ada@example.org' })
  const answer = await ada.ask('/api/v1/session')
  expect(answer.headers.getSetCookie()).toEqual([])
  const sid = ada.cookies.get('__Host-sid')!
  expect(sid.length).toBeGreaterThanOrEqual(22)
  expect((host.store as unknown as { snapshot(): string }).snapshot()).not.toContain(sid)
})

test('SEC-02 signing in again changes the id, and the old one is worth nothing', async () => {
  const { ada } = await apiAs()
  const before = ada.cookies.get('__Host-sid')!
  await ada.signIn('ada@example.org')
  expect(ada.cookies.get('__Host-sid')).not.toBe(before)
  ada.cookies.set('__Host-sid', before)
  expect(await scope(ada)).toBe('none')
})

test.each([
  ['ada', 30, 12 * 60],
  ['sam', 15, 8 * 60],
] as const)('SEC-09 %s is signed out after %i idle minutes, and after %i in all', async (who, idle, whole) => {
  const signed = await apiAs()
  const { host, [who]: one } = signed
  const before = await scope(one)
  host.pass(idle - 1)
  expect(await scope(one)).toBe(before)
  host.pass(idle)
  expect(await scope(one)).toBe('none')

  await one.signIn(who === 'ada' ? 'ada@example.org' : 'sam@acme.example')
  for (let minutes = 0; minutes < whole - 10; minutes += 10) {
    host.pass(10)
    expect(await scope(one), `after ${minutes} minutes`).toBe(before)
  }
  host.pass(10)
  expect(await scope(one)).toBe('none')
})

test('SEC-08 after signing out the cookie is worth nothing, and what the browser stored is cleared', async () => {
  const { ada } = await apiAs()
  const kept = ada.cookies.get('__Host-sid')!
  const answer = await signOut(ada)
  expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([204, '"storage"'])
  expect(ada.cookies.has('__Host-sid')).toBe(false)
  ada.cookies.set('__Host-sid', kept)
  expect((await ada.ask('/api/v1/overview')).status).toBe(401)
})

test('SEC-08 a request that was under way while signing out does not bring the session back', async () => {
  const { ada, host } = await apiAs()
  const kept = ada.cookies.get('__Host-sid')!
  const { renew } = host.store.passes
  host.pass(2)
  host.store.passes.renew = async (...renewed) => {
    host.store.passes.renew = renew
    await signOut(ada)
    await renew(...renewed)
  }
  await ada.ask('/api/v1/choices')
  ada.cookies.set('__Host-sid', kept)
  expect(await scope(ada)).toBe('none')
})

test('signing in and out are on the person’s record', async () => {
  const { ada } = await apiAs()
  await signOut(ada)
  await ada.signIn('ada@example.org')
  const { entries } = (await (await ada.ask('/api/v1/history')).json()) as { entries: { event: { type: string } }[] }
  expect(entries.map(({ event }) => event.type)).toEqual(['VisitStarted', 'VisitEnded', 'VisitStarted'])
})

test('whoever is taken off the list of staff is out at once', async () => {
  const { sam, host } = await apiAs()
  ;(host.staff as Map<string, string>).delete('sam@acme.example')
  expect(await scope(sam)).toBe('none')
})

test('a person is not staff, and staff are nobody’s person', async () => {
  const { ada, sam } = await apiAs()
  expect((await ada.ask('/api/v1/staff/audit')).status).toBe(403)
  expect((await sam.ask('/api/v1/overview')).status).toBe(403)
})

test('a session ends at the earlier of its two limits', () => {
  const session: StaffSession = {
    scope: 'staff',
    staff: 'x',
    role: 'support',
    freshUntil: '',
    startedAt: '2026-11-22T09:00:00.000Z',
    touchedAt: '2026-11-22T16:50:00.000Z',
  }
  expect(expiresAt(session)).toBe('2026-11-22T17:00:00.000Z')
})
