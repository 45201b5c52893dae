import { get } from 'node:http'

export interface Download {
  ms: number
  /** Until the first byte of the body. */
  firstByteMs: number
  bytes: number
}

/** Reads a body to its end and keeps none of it, unless `keep` takes the pieces. */
export async function download(url: string, headers: Record<string, string> = {}, keep?: (piece: Buffer) => void): Promise<Download> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`))
      let [bytes, firstByteMs] = [0, 0]
      response.on('data', (piece: Buffer) => {
        if (bytes === 0) firstByteMs = performance.now() - started
        bytes += piece.length
        keep?.(piece)
      })
      response.on('end', () => resolve({ ms: performance.now() - started, firstByteMs, bytes }))
      response.on('error', reject)
    }).on('error', reject)
  })
}
