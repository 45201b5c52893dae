/**
 * Reads an answer to its end and hands it to the device under the name the server gave it.
 * @param onBytes hears how many bytes have come so far
 * @returns all bytes
 */
export async function saveFile(response: Response, onBytes: (bytes: number) => void): Promise<number> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  await response.body?.pipeTo(
    new WritableStream<Uint8Array<ArrayBuffer>>({
      write(piece) {
        pieces.push(piece)
        bytes += piece.byteLength
        onBytes(bytes)
      },
    }),
  )
  const url = URL.createObjectURL(new Blob(pieces, { type: response.headers.get('content-type') ?? undefined }))
  const link = document.createElement('a')
  link.href = url
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
  link.click()
  URL.revokeObjectURL(url)
  return bytes
}
