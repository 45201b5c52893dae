import { createHash } from 'node:crypto'

/**
 * Puts the style sheets a document names inside it, in one `<style>`: it is painted as soon as it is there, without a second request.
 * `textOf` answers the text of a style sheet; one that it does not know stays a link. The hash is for the policy.
 */
export function styleInside(document: string, textOf: (href: string) => string | undefined): { text: string; styles: string[] } {
  const sheets: string[] = []
  const without = document.replaceAll(/ *<link rel="stylesheet"[^>]* href="([^"]+)"[^>]*>\n?/g, (link, href: string) => {
    const sheet = textOf(href)
    if (sheet === undefined) return link
    sheets.push(sheet)
    return ''
  })
  if (sheets.length === 0) return { text: document, styles: [] }
  // Escaped, the two characters mean the same in CSS and end no element.
  const style = sheets.join('\n').replaceAll('</', '<\\/')
  return {
    text: without.replace('</head>', () => `<style>${style}</style></head>`),
    styles: [`sha256-${createHash('sha256').update(style).digest('base64')}`],
  }
}
