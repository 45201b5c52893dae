import { hc } from 'hono/client'
import { type Api, createApp } from '#api/app.ts'
import { deliver } from '#api/effects/deliver.ts'
import type { TestHost } from './host.ts'

/** One browser: keeps cookies, says that requests come from our own pages, speaks English. */
export type Browser = ReturnType<typeof browser>

/** A fresh browser in front of an app. Use `app` of another browser for two people in front of the same one; `clientIp`: where it is. */
export function browser(host: TestHost, app = createApp(host), clientIp = '192.0.2.1') {
  const cookies = new Map<string, string>()
  let online = true

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    if (!online) throw new TypeError('Failed to fetch')
    const headers = new Headers({ 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': 'en' })
    new Headers(init.headers).forEach((value, name) => {
      headers.set(name, value)
    })
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    const answer = await app.request(new URL(path, host.baseUrl).href, { ...init, headers }, { clientIp })
    for (const line of answer.headers.getSetCookie()) keep(line)
    return answer
  }

  function keep(line: string): void {
    const [, name, value] = line.match(/^([^=]+)=([^;]*)/)!
    if (/max-age=0/i.test(line)) cookies.delete(name!)
    else cookies.set(name!, value!)
  }

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } })

  return {
    host,
    app,
    cookies,
    ask,
    post,
    /** The typed client of the API, on the cookies of this browser. */
    api: hc<Api>(host.baseUrl, { fetch: (input: RequestInfo | URL, init?: RequestInit) => ask(urlOf(input), init) }),
    /** `fetch` for code that takes one. */
    fetch: (input: RequestInfo | URL, init?: RequestInit) => ask(urlOf(input), init),
    goOffline() {
      online = false
    },
    goOnline() {
      online = true
    },
    /** Signs in with the code of the mail. */
    async signIn(email: string): Promise<void> {
      await post('/api/v1/auth/link', { email })
      const answer = await post('/api/v1/auth/redeem', { code: await newestCode(host, email) })
      if (!answer.ok) throw new Error(`${email} could not sign in: ${await answer.text()}`)
    },
  }
}

const urlOf = (input: RequestInfo | URL) => (input instanceof Request ? input.url : input.toString())

/** The code of the newest mail to an address, once the outbox is empty. */
export async function newestCode(host: TestHost, email: string): Promise<string> {
  await deliver(host)
  return /\b\d{4} ?\d{4}\b/.exec(mailTo(host, email))![0].replace(' ', '')
}

/** The secret in the link of the newest mail to an address. */
export async function newestSecret(host: TestHost, email: string): Promise<string> {
  await deliver(host)
  return /#t=([\w-]+)/.exec(mailTo(host, email))![1]!
}

function mailTo(host: TestHost, email: string): string {
  const mail = host.mails.findLast(({ to }) => to === email)
  if (!mail) throw new Error(`There is no mail to ${email}.`)
  return mail.text
}
