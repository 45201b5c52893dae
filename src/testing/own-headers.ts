import headersOfRequests from 'happy-dom/lib/fetch/utilities/FetchRequestHeaderUtility.js'

/*
 * happy-dom keeps from a page what a browser keeps from it: `Cookie` and `Sec-Fetch-Site` of a request, `Set-Cookie` of an answer.
 * In these tests `browser.ts` is the browser and the app runs beside the page, so both must get through.
 */
headersOfRequests.removeForbiddenHeaders = () => {}

const ofPage = globalThis.Response

globalThis.Response = class extends ofPage {
  constructor(body?: BodyInit | null, init?: ResponseInit) {
    super(body, init)
    for (const cookie of new Headers(init?.headers).getSetCookie()) this.headers.append('Set-Cookie', cookie)
  }
}
