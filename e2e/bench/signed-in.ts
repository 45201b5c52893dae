import { setTimeout as wait } from 'node:timers/promises'

/** Signs a person in as their browser would, reading the code in the mailbox; answers the headers of their session. */
export async function signedIn(url: string, email: string): Promise<Record<string, string>> {
  const sameOrigin = { Origin: url, 'Sec-Fetch-Site': 'same-origin' }
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const json = { ...sameOrigin, 'Content-Type': 'application/json', ...headers }
    const response = await fetch(url + path, { method: 'POST', body: JSON.stringify(body), headers: json })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response
  }
  const asked = await post('/api/v1/auth/link', { email })
  const code = await newestCode(url, email)
  const redeemed = await post('/api/v1/auth/redeem', { code }, { Cookie: cookiesOf(asked) })
  return { ...sameOrigin, Cookie: cookiesOf(redeemed) }
}

async function newestCode(url: string, email: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const mailbox = await (await fetch(`${url}/dev/mailbox?to=${encodeURIComponent(email)}`)).text()
    const code = /^(\d{4}) ?(\d{4})$/m.exec(mailbox)
    if (code) return code[1]! + code[2]!
    await wait(50)
  }
  throw new Error(`No mail with a code came to ${email}.`)
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ')
