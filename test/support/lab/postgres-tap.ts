import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A statement that has run on the server and whose answer the program does not have yet. */
export interface Ran {
  /** Name of the prepared statement, or the text. */
  readonly statement: string
}

/** What becomes of the answer: it goes on, or it is lost with its connection. */
export type Fate = 'pass' | 'lose'

export interface PostgresTap {
  /** What the program is told instead of the database's own address. */
  readonly url: string
  /** From now on each statement is asked about; `undefined` lets everything pass. */
  arm(decide: ((ran: Ran) => Fate) | undefined): void
  /** Nothing passes in either direction, and nobody is told: a partition (F-28). */
  pause(): void
  resume(): void
  /** Every connection breaks. */
  cut(): void
  close(): Promise<void>
}

/** The first message of a connection has no letter in front of its length. */
const lengthOctets = 4
const letterOctets = 1
const waitsForAnswer = new Set(['Q', 'S'])
/** Idle, in a transaction, or in a failed one: the server has answered everything of the statement. */
const readyForQuery = 'Z'

/**
 * Speaks the database's protocol (version 3) between a program and the server, one statement at a time: the
 * next one leaves when the answer to the one before has come and has been decided about. So there is an
 * instant after every statement, however many the program sends together (RELIABILITY 7, piece 3).
 */
export async function startPostgresTap(databaseUrl: string): Promise<PostgresTap> {
  const address = /^postgresql:\/\/(?<who>[^@]+)@\/(?<name>[^?]+)\?host=(?<folder>.+)$/.exec(
    databaseUrl,
  )?.groups
  if (address === undefined) throw new RangeError('the tests have their database at a socket in a folder')
  const socket = `${decodeURIComponent(address['folder'] ?? '')}/.s.PGSQL.5432`
  const pairs = new Set<Pair>()
  let decide: ((ran: Ran) => Fate) | undefined
  let isPaused = false

  const server = createServer((near) => {
    const pair = openPair(near, connect(socket), {
      isPaused: () => isPaused,
      ran: (statement) => (decide === undefined ? 'pass' : decide({ statement })),
    })
    pairs.add(pair)
    near.on('close', () => pairs.delete(pair))
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const cut = () => {
    for (const pair of pairs) pair.cut()
  }
  const { port } = server.address() as AddressInfo
  return {
    url: `postgresql://${address['who']}@127.0.0.1:${port}/${address['name']}`,
    arm: (given) => void (decide = given),
    pause: () => void (isPaused = true),
    resume() {
      isPaused = false
      for (const pair of pairs) pair.move()
    },
    cut,
    async close() {
      const closed = new Promise((done) => server.close(done))
      cut()
      await closed
    },
  }
}

interface Pair {
  move(): void
  cut(): void
}

interface Judging {
  isPaused(): boolean
  ran(statement: string): Fate
}

/** Messages that travel together: all up to the one that asks for an answer. */
interface Unit {
  readonly octets: Buffer
  readonly statement: string
}

function openPair(near: Socket, far: Socket, { isPaused, ran }: Judging): Pair {
  const units: Unit[] = []
  const loose: Buffer[] = []
  let gathered: Buffer[] = []
  let statement = ''
  let underWay: string | undefined
  const answer: Buffer[] = []
  const asked = splitter('without letter')
  const answered = splitter('with letter')

  const cut = () => {
    near.destroy()
    far.destroy()
  }
  for (const socket of [near, far]) {
    socket.setNoDelay(true)
    socket.on('error', cut).on('close', cut)
  }

  const move = () => {
    if (isPaused()) return
    for (const octets of loose.splice(0)) far.write(octets)
    if (underWay !== undefined) return
    const next = units.shift()
    if (next === undefined) return
    underWay = next.statement
    far.write(next.octets)
  }

  near.on('data', (octets: Buffer) => {
    for (const message of asked(octets)) {
      const letter = message.letter
      if (letter === undefined || letter === 'p' || letter === 'X') {
        loose.push(message.octets)
        continue
      }
      gathered.push(message.octets)
      statement = nameIn(message.octets, letter) ?? statement
      if (!waitsForAnswer.has(letter)) continue
      units.push({ octets: Buffer.concat(gathered), statement })
      gathered = []
      statement = ''
    }
    move()
  })

  far.on('data', (octets: Buffer) => {
    for (const message of answered(octets)) {
      answer.push(message.octets)
      if (underWay === undefined) {
        // The greeting, or a notification that nobody asked for.
        near.write(Buffer.concat(answer.splice(0)))
        continue
      }
      if (message.letter !== readyForQuery) continue
      const fate = ran(underWay)
      underWay = undefined
      if (fate === 'lose') return cut()
      near.write(Buffer.concat(answer.splice(0)))
    }
    move()
  })
  return { move, cut }
}

interface Message {
  readonly letter: string | undefined
  readonly octets: Buffer
}

/** Puts messages together again from the pieces that arrive. */
function splitter(first: 'with letter' | 'without letter'): (octets: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0)
  let hasLetter = first === 'with letter'
  return (octets) => {
    rest = Buffer.concat([rest, octets])
    const whole: Message[] = []
    for (;;) {
      const head = hasLetter ? letterOctets : 0
      if (rest.length < head + lengthOctets) return whole
      const size = head + rest.readUInt32BE(head)
      if (rest.length < size) return whole
      whole.push({
        letter: hasLetter ? String.fromCharCode(rest[0] ?? 0) : undefined,
        octets: rest.subarray(0, size),
      })
      rest = rest.subarray(size)
      hasLetter = true
    }
  }
}

/** How a person calls the statement: the name it was prepared under, else what it says. */
function nameIn(octets: Buffer, letter: string): string | undefined {
  const at = letterOctets + lengthOctets
  const text = (from: number): string => octets.toString('utf8', from, octets.indexOf(0, from))
  if (letter === 'Q') return text(at).trim().toLowerCase()
  // Bind names its portal first, Parse the statement first.
  if (letter === 'B') {
    const portal = text(at)
    const name = text(at + Buffer.byteLength(portal) + 1)
    return name === '' ? undefined : name
  }
  if (letter !== 'P') return undefined
  const name = text(at)
  return name === ''
    ? text(at + 1)
        .trim()
        .toLowerCase()
    : name
}
