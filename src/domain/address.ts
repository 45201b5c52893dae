const maxAddress = 254
const maxLocalPart = 64

/**
 * The one form an e-mail address is matched by (SUP-02): trimmed, NFC, the domain as lower-case IDNA A-label, the local part in
 * lower case; dots and tags behind a plus stay, they may tell two people apart. Undefined for what is no address (RFC 5321, without
 * quoted local parts and address literals). Matching only: mail goes to the address as it was typed.
 */
export function normaliseEmail(text: string): string | undefined {
  const address = text.trim().normalize('NFC')
  const at = address.lastIndexOf('@')
  // Lower case may take letters apart (İ), so the form is composed once more.
  const localPart = address.slice(0, Math.max(at, 0)).toLowerCase().normalize('NFC')
  const domain = asciiDomain(address.slice(at + 1))
  if (!domain || !isLocalPart(localPart)) return undefined
  const normalised = `${localPart}@${domain}`
  return normalised.length > maxAddress ? undefined : normalised
}

function isLocalPart(text: string): boolean {
  if (text.length > maxLocalPart) return false
  return text.split('.').every((atom) => /^[^\s"(),:;<>@[\\\]\p{C}]+$/u.test(atom))
}

/** By way of the URL parser, which browser and server share and which knows IDNA (UTS 46). */
function asciiDomain(text: string): string | undefined {
  // The parser would take ports, paths and percent signs for parts of a URL, and numbers for an address of a machine.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return undefined
  const domain = URL.parse(`http://${text}`)?.hostname
  const labels = domain?.split('.') ?? []
  const wellFormed = labels.length > 1 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return wellFormed && /[a-z]/.test(labels.at(-1)!) ? domain : undefined
}

/**
 * An address as shown to somebody who has not proven to read it: first letter, five dots, last letter, so that its length is not told.
 * Of one or two letters only the first is shown.
 */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const letters = [...address.slice(0, at)]
  return `${letters[0]}•••••${letters.length > 2 ? letters.at(-1) : ''}${address.slice(at)}`
}
