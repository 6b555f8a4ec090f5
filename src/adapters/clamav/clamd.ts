import { connect } from 'node:net'
import type { FileScanner, Verdict } from '../../proofs/dossier/app/ports.ts'

/** Where the daemon listens: a socket of this machine, or an address. */
export type ClamdPlace = { readonly path: string } | { readonly host: string; readonly port: number }

export interface ClamdOptions {
  readonly place: ClamdPlace
  /** Milliseconds for one file, from connecting to the answer. */
  readonly patience?: number
}

/** Octets of one piece; the daemon takes any length that its `StreamMaxLength` allows in all. */
const pieceLength = 64 * 1024
/** An answer is one short line; who says more is no scanner. */
const longestAnswer = 1_024

/**
 * Asks a ClamAV daemon over its socket (INSTREAM, docs.clamav.net "ClamD Protocol"): the file goes out in pieces,
 * each behind its length in four octets, and a length of zero ends it; the answer ends with NUL. Only its two
 * clear answers are taken for one: silence, an error or anything else is `unknown`, and nothing is let
 * through by it (F-25, ATK-56).
 */
export const clamdScanner = ({ place, patience = 10_000 }: ClamdOptions): FileScanner => ({
  scan: (content) =>
    new Promise((resolve) => {
      const socket = connect(place)
      let answer = Buffer.alloc(0)
      const end = (verdict: Verdict) => {
        clearTimeout(late)
        socket.destroy()
        resolve(verdict)
      }
      const late = setTimeout(end, patience, 'unknown')
      socket.on('error', () => end('unknown'))
      socket.on('close', () => end('unknown'))
      socket.on('data', (part) => {
        answer = Buffer.concat([answer, part])
        if (answer.length > longestAnswer) end('unknown')
        else if (answer.includes(0)) end(readScanAnswer(answer))
      })
      socket.on('connect', () => {
        socket.write('zINSTREAM\0')
        for (let at = 0; at < content.length; at += pieceLength) {
          const piece = content.subarray(at, at + pieceLength)
          socket.write(lengthOf(piece.length))
          socket.write(piece)
        }
        socket.write(lengthOf(0))
      })
    }),
})

function lengthOf(octets: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(octets)
  return length
}

/** One whole line of the daemon, NUL at its end. */
export function readScanAnswer(answer: Buffer): Verdict {
  const line = answer.toString('latin1')
  if (line === 'stream: OK\0') return 'clean'
  return /^stream: [\x21-\x7e][\x20-\x7e]{0,500} FOUND\0$/.test(line) ? 'infected' : 'unknown'
}
