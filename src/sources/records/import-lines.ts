/** Longest line of an import, in bytes of UTF-8. */
export const longestLine = 8 * 1024 * 1024

const newline = 10

/**
 * Cuts a file into lines without ever holding more than one. Bytes that are not UTF-8 become U+FFFD, and of a line that is
 * too long only so much comes out that `importRecords` sees it: both are refused there by their number.
 */
export async function* linesOf(file: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let held: Uint8Array[] = []
  let size = 0
  const hold = (bytes: Uint8Array) => {
    if (size <= longestLine) held.push(bytes.slice(0, longestLine + 1 - size))
    size += bytes.length
  }
  const line = () => {
    const text = decoder.decode(joined(held))
    held = []
    size = 0
    return text.endsWith('\r') ? text.slice(0, -1) : text
  }
  for await (const chunk of file) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      hold(chunk.subarray(start, end))
      yield line()
      start = end + 1
    }
    hold(chunk.subarray(start))
  }
  if (size > 0) yield line()
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
