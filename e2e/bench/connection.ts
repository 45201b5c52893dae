import { once } from 'node:events'
import { connect } from 'node:net'

/** One keep-alive connection that posts one thing at a time. */
export interface Connection {
  /** Posts the one-click body to a path and answers the status; 0 when the connection broke. */
  post(path: string): Promise<number>
  close(): void
}

const body = 'List-Unsubscribe=One-Click'

/** HTTP/1.1 by hand: on a small machine a client as heavy as the server would hide what the server can do. */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  socket.setEncoding('latin1')
  await once(socket, 'connect')

  let received = ''
  let answered: ((status: number) => void) | undefined
  const answer = (status: number) => {
    received = ''
    const tell = answered
    answered = undefined
    tell?.(status)
  }
  socket.on('data', (part: string) => {
    received += part
    if (isWhole(received)) answer(Number(received.slice(9, 12)))
  })
  socket.on('error', () => answer(0))
  socket.on('close', () => answer(0))

  return {
    post(path) {
      return new Promise((resolve) => {
        answered = resolve
        const head = `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/x-www-form-urlencoded`
        socket.write(`${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
      })
    },
    close: () => socket.destroy(),
  }
}

function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n')
  if (head === -1) return false
  const length = /content-length: *(\d+)/i.exec(text.slice(0, head))
  return length ? text.length >= head + 4 + Number(length[1]) : text.endsWith('0\r\n\r\n')
}
