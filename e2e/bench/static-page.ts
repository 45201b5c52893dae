import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startFloor } from './children.ts'
import { scratchFolder } from './scratch.ts'

/** A page as one writes it by hand: a heading, a sentence, a button, its style inside. */
const page = (filling: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Leave the newsletter</title>
<style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
h1{font-size:1.75rem;line-height:1.2}
button{font:inherit;padding:.625rem 1.25rem;border:0;border-radius:.375rem;background:#0b4f6c;color:#fff}
footer{margin-top:3rem;border-top:1px solid #ccd;font-size:.875rem}
</style>
</head>
<body>
<main>
<h1>Leave the newsletter?</h1>
<p>The newsletter comes to p•••@folk.example about once a month. You can stop it here, and nothing else changes.</p>
<form method="post"><button>Leave the newsletter</button></form>
</main>
<footer><p><a href="/help">Help</a> <a href="/privacy">Privacy</a></p></footer>
${filling}</body>
</html>
`

/** Serves the page and answers its address. `size`: bytes of the packed body to fill it up to; as small as it is when not said. */
export async function staticPage(size = 0): Promise<string> {
  const file = join(scratchFolder(), 'page.html')
  writeFileSync(file, filledTo(size))
  // By the same name as ours: looking it up takes its time too.
  return `http://localhost:${await startFloor('static-floor.ts', file)}/`
}

/** With letters that no packer makes smaller, in a comment. */
function filledTo(size: number): string {
  let filling = ''
  for (let number = 0; gzipSync(page(`<!-- ${filling} -->`), { level: 9 }).length < size; number++) {
    filling += createHash('sha256').update(String(number)).digest('base64url').slice(0, 16)
  }
  return page(filling && `<!-- ${filling} -->\n`)
}
