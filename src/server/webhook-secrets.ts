/** As Standard Webhooks writes them: `whsec_` and base64. */
const form = /^whsec_([A-Za-z0-9+/]+={0,2})$/
/** What Standard Webhooks asks for at least. */
const leastBytes = 24

/**
 * The keys a variable holds: one, or two and more with spaces between while a receiver changes over. Answers the rest of a sentence
 * that begins with the variable's name where it holds something else; never the value.
 */
export function webhookSecrets(value: string | undefined): { secrets: Uint8Array[] } | { fault: string } {
  const parts = value?.trim().split(/\s+/) ?? []
  if (!value?.trim()) return { fault: 'is not set; set it to whsec_ and 32 random bytes in base64' }
  const read = parts.map((part) => form.exec(part)?.[1])
  if (read.some((text) => text === undefined)) return { fault: 'does not hold whsec_ and base64; make one with openssl rand -base64 32' }
  const secrets = read.map((text) => new Uint8Array(Buffer.from(text!, 'base64')))
  const short = secrets.find(({ length }) => length < leastBytes)
  if (short) return { fault: `holds a secret of ${short.length} bytes; it needs ${leastBytes} or more` }
  return { secrets }
}
