import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startFloor } from './children.ts'
import { scratchFolder } from './scratch.ts'

const heading = 'Leave the newsletter'

/** What there is on the barest page: a heading, a sentence, a button. */
const bare = `<main>
<h1>${heading}?</h1>
<p>The newsletter comes to p•••@folk.example about once a month. You can stop it here, and nothing else changes.</p>
<form method="post"><button>${heading}</button></form>
</main>
<footer><p><a href="/help">Help</a> <a href="/privacy">Privacy</a></p></footer>`

/** A page as one writes it by hand, its style inside. */
const page = (body: string, filling: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${heading}</title>
<style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
h1{font-size:1.75rem;line-height:1.2}
button{font:inherit;padding:.625rem 1.25rem;border:0;border-radius:.375rem;background:#0b4f6c;color:#fff}
footer{margin-top:3rem;border-top:1px solid #ccd;font-size:.875rem}
.mark{width:1.75rem}
</style>
</head>
<body>
${body}
${filling}</body>
</html>
`

interface Content {
  /** What stands on it; the barest page when not said. */
  body?: string
  /** Bytes of the packed page to fill it up to; as small as it is when not said. */
  size?: number
}

/** Serves a page written by hand and answers its address. */
export async function staticPage({ body = bare, size = 0 }: Content = {}): Promise<string> {
  const file = join(scratchFolder(), 'page.html')
  writeFileSync(file, filledTo(body, size))
  // By the same name as ours: looking it up takes its time too.
  return `http://localhost:${await startFloor('static-floor.ts', file)}/`
}

/** With letters that no packer makes smaller, in a comment. */
function filledTo(body: string, size: number): string {
  let filling = ''
  for (let number = 0; gzipSync(page(body, `<!-- ${filling} -->`), { level: 9 }).length < size; number++) {
    filling += createHash('sha256').update(String(number)).digest('base64url').slice(0, 16)
  }
  return page(body, filling && `<!-- ${filling} -->\n`)
}
