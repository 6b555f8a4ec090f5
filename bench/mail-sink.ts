import { createServer, type AddressInfo, type Socket } from 'node:net'

/** What the mail of a link holds. */
export interface MailedLink {
  readonly ref: string
  readonly token: string
}

export interface MailSink {
  readonly port: number
  /** Mails taken so far, notices included. */
  taken(): number
  /** The next link mailed to this address. Ask before it is sent. */
  link(address: string): Promise<MailedLink>
  close(): void
}

/** Milliseconds. A mail that is not there by then is a fault of the run. */
const patience = 15_000
const dataEnd = '\r\n.\r\n'

/**
 * The mail server on the other side: real SMTP over loopback, in the process of the load, so that its
 * CPU is not counted. It takes every mail at once.
 */
export async function startMailSink(): Promise<MailSink> {
  const waiting = new Map<string, (link: MailedLink) => void>()
  let taken = 0

  const arrived = (to: string, mail: string) => {
    taken += 1
    // Quoted-printable breaks long lines and writes "=" in three characters.
    const [, ref, token] = /\/clave\/([\w-]{12})#([\w-]{27})/.exec(mail.replaceAll('=\r\n', '')) ?? []
    if (ref === undefined || token === undefined) return
    waiting.get(to)?.({ ref, token })
    waiting.delete(to)
  }

  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    serve(socket, arrived)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))

  return {
    port: (server.address() as AddressInfo).port,
    taken: () => taken,
    link: (address) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no mail for ${address}`)), patience)
        waiting.set(address, (link) => {
          clearTimeout(timer)
          resolve(link)
        })
      }),
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** As much SMTP as one client speaks that never pipelines and never authenticates (RFC 5321). */
function serve(socket: Socket, arrived: (to: string, mail: string) => void): void {
  let text = ''
  let to = ''
  let inData = false
  socket.setEncoding('latin1')
  socket.write('220 sink\r\n')
  socket.on('data', (chunk: string) => {
    text += chunk
    for (;;) {
      const mark = inData ? dataEnd : '\r\n'
      const end = text.indexOf(mark)
      if (end === -1) return
      const part = text.slice(0, end)
      text = text.slice(end + mark.length)
      if (inData) {
        inData = false
        arrived(to, part)
        socket.write('250 2.0.0 taken\r\n')
        continue
      }
      switch (part.slice(0, 4).toUpperCase()) {
        case 'EHLO':
          socket.write('250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n')
          break
        case 'RCPT':
          to = /<([^>]*)>/.exec(part)?.[1] ?? ''
          socket.write('250 2.1.5 ok\r\n')
          break
        case 'DATA':
          inData = true
          socket.write('354 go on\r\n')
          break
        case 'QUIT':
          socket.end('221 2.0.0 bye\r\n')
          break
        default:
          socket.write('250 2.0.0 ok\r\n')
      }
    }
  })
}
