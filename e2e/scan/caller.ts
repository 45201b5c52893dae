/** Somebody who asks the API as a browser does: same origin, with the cookies they were given. Throws for what is refused. */
export function caller(url: string) {
  const cookies = new Map<string, string>()

  async function ask(path: string, body?: object) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Origin: url, 'Sec-Fetch-Site': 'same-origin', ...(cookie && { Cookie: cookie }) }
    const json = { method: 'POST', body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } }
    const answer = await fetch(url + path, body ? json : { headers })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    for (const [, name = '', value = ''] of answer.headers.getSetCookie().map((line) => /^([^=]+)=([^;]*)/.exec(line) ?? [])) {
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    return answer
  }

  return {
    get: async (path: string): Promise<unknown> => (await ask(path)).json(),
    post: async (path: string, body: object): Promise<Record<string, unknown>> => {
      const text = await (await ask(path, body)).text()
      return text ? (JSON.parse(text) as Record<string, unknown>) : {}
    },
  }
}
export type Caller = ReturnType<typeof caller>
