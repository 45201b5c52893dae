import type { HistoryEntry } from '#api/contract/history.ts'

/** Somebody in front of a server process that keeps its mails in the mailbox page, signed in by the code of the mail. */
export async function httpPerson(url: string, email: string) {
  const cookies = new Map<string, string>()
  async function ask(path: string, body?: object): Promise<Response> {
    const answer = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        'Accept-Language': 'en',
        Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      cookies.set(name!, value!)
    }
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  await ask('/api/v1/auth/link', { email })
  await ask('/api/v1/auth/redeem', { code: await codeTo(url, email) })
  return {
    chooses: (command: object) => ask('/api/v1/choices', command),
    /** The choices, newest first. */
    history: async () => ((await (await ask('/api/v1/history?kind=choices')).json()) as { entries: HistoryEntry[] }).entries,
  }
}

async function codeTo(url: string, email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const page = await (await fetch(`${url}/dev/mailbox?to=${encodeURIComponent(email)}`)).text()
    const code = /^(\d{8})$/m.exec(page)
    if (code) return code[1]!
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`There is no code for ${email}.`)
}
