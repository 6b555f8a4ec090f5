import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eicar, startClamd, type Clamd } from '../../../test/support/files/clamd.ts'
import { clamdScanner, readScanAnswer } from './clamd.ts'

let clamd: Clamd
beforeAll(async () => {
  clamd = await startClamd()
})
afterAll(() => clamd.close())

const scanner = (patience = 5_000) =>
  clamdScanner({ place: { host: '127.0.0.1', port: clamd.port }, patience })

describe('a scanner that is well', () => {
  it('sees the whole file, however many pieces it takes, and says what it is', async () => {
    clamd.mood = 'well'
    const long = randomBytes(5 * 1024 * 1024)
    expect(await scanner().scan(long)).toBe('clean')
    expect(clamd.seen.at(-1)).toBe(long.length)
    expect(await scanner().scan(Buffer.concat([long, Buffer.from(eicar)]))).toBe('infected')
    expect(await scanner().scan(Buffer.alloc(0))).toBe('clean')
  })

  it('is asked over a socket of the machine as well', async () => {
    const path = join(tmpdir(), `clavero-${randomUUID()}.sock`)
    const server = createServer((socket) => {
      socket.on('data', (part) => {
        if (part.subarray(-4).equals(Buffer.alloc(4))) socket.end('stream: OK\0')
      })
    })
    await new Promise<void>((listening) => void server.listen(path, listening))
    expect(await clamdScanner({ place: { path } }).scan(Buffer.from('x'))).toBe('clean')
    await new Promise<void>((closed) => void server.close(() => closed()))
    expect(await clamdScanner({ place: { path } }).scan(Buffer.from('x'))).toBe('unknown')
  })
})

it.each(['hangs', 'nonsense', 'dies', 'full', 'babbles'] as const)(
  'F-25: a scanner that %s has said nothing',
  async (mood) => {
    clamd.mood = mood
    const begun = Date.now()
    expect(await scanner(300).scan(randomBytes(300_000))).toBe('unknown')
    expect(Date.now() - begun).toBeLessThan(2_000)
  },
)

it.each([
  ['stream: OK\0', 'clean'],
  ['stream: Win.Test.EICAR_HDB-1 FOUND\0', 'infected'],
  ['stream: OK\n', 'unknown'],
  ['stream: OK\0stream: Eicar FOUND\0', 'unknown'],
  ['stream:  FOUND\0', 'unknown'],
  ['OK\0', 'unknown'],
  ['stream: Can’t allocate memory ERROR\0', 'unknown'],
  ['\0', 'unknown'],
] as const)('reads %j as %s', (line, verdict) => {
  expect(readScanAnswer(Buffer.from(line))).toBe(verdict)
})
