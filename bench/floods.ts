import { BenchFault } from './browser.ts'
import { Connection } from './connection.ts'
import { visitor, type Load } from './load.ts'
import { signInForm } from './recovery.ts'
import type { Lookups } from './server.ts'
import { spreadOf, Timings, type Spread } from './statistics.ts'
import { steps } from './steps.ts'
import { close, makeReady, type Ready } from './storm.ts'

/** What a flood of so many set-key calls, under way at all times, did to everybody else. */
export interface FloodFigures {
  readonly callers: number
  readonly seconds: number
  /** Set-key calls that were answered, and of them with 503 and `Retry-After`. */
  readonly answered: number
  readonly shed: number
  /** 503 that did not say when to come back: there is no such thing. */
  readonly shedWithoutTime: number
  /** How long it took until a caller was told to come back. */
  readonly shedAfter: Spread
  readonly signIn: Spread
  /** Name look-ups and file reads of the service, which share the runtime's pool of four threads; before and meanwhile. */
  readonly lookupsBefore: Lookups
  readonly lookups: Lookups
  /** Milliseconds, p99. */
  readonly loopDelay: number
}

/** Who signs in meanwhile, without a pause. */
const signers = 8
/** The queue has room for 256 of a kind: the first flood fits in, the second is too much. */
const floods = [200, 400] as const

const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Both floods, one after the other, with the same callers. */
export async function measureFloods(load: Load, seconds: number): Promise<readonly FloodFigures[]> {
  const ready = await makeReady(load, Math.max(...floods), new Timings())
  try {
    const figures: FloodFigures[] = []
    for (const callers of floods) figures.push(await flood(load, ready.slice(0, callers), seconds))
    return figures
  } finally {
    close(ready)
  }
}

async function flood(load: Load, callers: readonly Ready[], seconds: number): Promise<FloodFigures> {
  const { service } = load
  await service.usage()
  await sleep(1_000)
  const { lookups: lookupsBefore } = await service.usage()
  const count = { answered: 0, shed: 0, shedWithoutTime: 0 }
  const shedAfter: number[] = []
  const until = performance.now() + seconds * 1000
  const isOn = () => performance.now() < until

  // The key that was used before: hashed and compared like any, and refused, so that the call can be made again.
  const call = async ({ browser, keyForm, person }: Ready) => {
    while (isOn()) {
      const begun = performance.now()
      const answer = await browser.post(steps.setKey, '/clave/nueva', { f: keyForm, clave: person.key })
      count.answered += 1
      if (answer.status === 422) continue
      if (answer.status !== 503) throw new BenchFault(`a set-key call was answered with ${answer.status}`)
      count.shed += 1
      shedAfter.push(performance.now() - begun)
      if (answer.retryAfter === undefined) count.shedWithoutTime += 1
      await sleep(Math.max(0, Math.min(until - performance.now(), 1000 * (answer.retryAfter ?? 1))))
    }
  }
  const times: number[] = []
  const signOn = async () => {
    const connection = new Connection(service.port)
    const person = load.ground.next()
    const browser = visitor(connection, (step, took) => {
      if (step === steps.signIn) times.push(took)
    })
    const f = await signInForm(browser)
    try {
      while (isOn()) {
        const place = await browser.send(steps.signIn, '/entrar', {
          f,
          ruc: person.identifier,
          sucursal: '0001',
          clave: person.key,
        })
        if (place !== '/cuenta') throw new BenchFault(`signing in led to ${place}`)
      }
    } finally {
      connection.close()
    }
  }
  await Promise.all([...callers.map(call), ...Array.from({ length: signers }, signOn)])
  const { lookups, loopDelay } = await service.usage()
  return {
    callers: callers.length,
    seconds,
    ...count,
    shedAfter: spreadOf(shedAfter),
    signIn: spreadOf(times),
    lookupsBefore,
    lookups,
    loopDelay: loopDelay * 1000,
  }
}
