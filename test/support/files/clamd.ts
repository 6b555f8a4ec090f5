import { createServer, type Server, type Socket } from 'node:net'
import { listenPort, closeServer } from './listening.ts'

/** The string that every scanner knows and that harms nobody (EICAR, 2003); in two parts, or scanners find this file. */
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`

/** How it behaves: as the real one, or as one that must not be believed. */
export type ClamdMood =
  | 'well'
  /** Takes everything and says nothing. */
  | 'hangs'
  /** Says something else. */
  | 'nonsense'
  /** Lets the connection fall in the middle. */
  | 'dies'
  /** Refuses by its own limit, in words of the real one. */
  | 'full'
  /** Never ends its line. */
  | 'babbles'

export interface Clamd {
  readonly port: number
  mood: ClamdMood
  /** Lengths of the streams that were sent whole. */
  readonly seen: readonly number[]
  close(): Promise<void>
}

/** A stand-in that speaks the protocol of clamd (`zINSTREAM`), on loopback. */
export async function startClamd(mood: ClamdMood = 'well'): Promise<Clamd> {
  const seen: number[] = []
  const sockets = new Set<Socket>()
  const clamd = { mood }
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let came: Buffer[] = []
    socket.on('data', (part) => {
      came.push(part)
      if (clamd.mood === 'dies') return void socket.destroy()
      // A stream ends with a length of zero: before that there is nothing to read.
      if (!part.subarray(-4).equals(Buffer.alloc(4))) return
      const stream = readStream(Buffer.concat(came))
      if (stream === undefined) return
      came = []
      seen.push(stream.length)
      const answer = answers[clamd.mood](stream)
      if (answer !== undefined) socket.write(answer)
      if (clamd.mood !== 'hangs' && clamd.mood !== 'babbles') socket.end()
    })
  })
  const port = await listenPort(server)
  return Object.assign(clamd, {
    port,
    seen,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return closeServer(server)
    },
  })
}

const verdict = (stream: Buffer): string =>
  stream.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'

const answers: Readonly<Record<ClamdMood, (stream: Buffer) => string | undefined>> = {
  well: verdict,
  hangs: () => undefined,
  nonsense: () => 'HTTP/1.1 200 OK\r\n\r\nstream: OK\0',
  dies: () => undefined,
  full: () => 'INSTREAM size limit exceeded. ERROR\0',
  babbles: () => 'stream: OK'.padEnd(5_000, '!'),
}

/** What was sent, once its end has come. Throws at what the real one closes the connection for. */
function readStream(came: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (came.length < command.length) return undefined
  if (came.toString('latin1', 0, command.length) !== command) throw new Error('UNKNOWN COMMAND')
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= came.length;) {
    const length = came.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    if (at + 4 + length > came.length) return undefined
    pieces.push(came.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
