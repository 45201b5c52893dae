/** One line of the doctor: what was looked at, and what was seen. */
export interface Finding {
  part: string
  ok: boolean
  said: string
}

/** Says `fine`, or what the check threw. `fine` may depend on what the check answers. */
export async function look<Seen>(part: string, fine: string | ((seen: Seen) => string), check: () => Promise<Seen>): Promise<Finding> {
  try {
    const seen = await check()
    return { part, ok: true, said: typeof fine === 'string' ? fine : fine(seen) }
  } catch (error) {
    const { message } = error as Error
    return { part, ok: false, said: message || String(error) }
  }
}
