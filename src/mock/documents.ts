const rendered = /^\/(u\/|dev\/mailbox)/

/** Whether the page at this path is one the API renders whole. */
export const isRendered = (path: string) => rendered.test(path)

async function show(url: string, init?: RequestInit) {
  const page = new DOMParser().parseFromString(await (await fetch(url, init)).text(), 'text/html')
  document.documentElement.lang = page.documentElement.lang
  document.head.replaceChildren(...page.head.children)
  document.body.replaceChildren(...page.body.childNodes)
  scrollTo(0, 0)
}

/**
 * Page visits pass the worker by, so the shell fetches the page itself and takes its place.
 * Forms that act are sent by fetch, as the browser would have sent them; those that look something up are page visits.
 */
export async function showRendered() {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method === 'get') return
    event.preventDefault()
    const fields = new FormData(form, event.submitter)
    const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]))
    void show(form.getAttribute('action') || location.href, { method: 'POST', body })
  })
  await show(location.href)
}
