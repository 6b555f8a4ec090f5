import { Connection } from './connection.ts'
import type { Browser } from './browser.ts'
import { type Load, visitor } from './load.ts'
import {
  setKey,
  signIn,
  signInForm,
  untilLink,
  untilNewKey,
  type Person,
  type Surroundings,
} from './recovery.ts'
import { steps } from './steps.ts'
import { spreadOf, Timings, type Spread } from './statistics.ts'

/** Somebody on P-12 whose key is typed and who may sign in afterwards: both forms are open. */
export interface Ready {
  readonly person: Person
  readonly browser: Browser
  readonly connection: Connection
  readonly keyForm: string
  readonly signInForm: string
}

export async function makeReady(load: Load, count: number, timings: Timings): Promise<readonly Ready[]> {
  const around: Surroundings = { sink: load.sink, answer: load.ground.answer, watch: timings.add }
  const ready: Ready[] = []
  const one = async () => {
    while (ready.length < count) {
      const person = load.ground.next()
      const connection = new Connection(load.service.port)
      const browser = visitor(connection, timings.add)
      const keyForm = await untilNewKey(browser, person, around)
      ready.push({ person, browser, connection, keyForm, signInForm: await signInForm(browser) })
    }
  }
  await Promise.all(Array.from({ length: Math.min(8, count) }, one))
  return ready
}

export const close = (ready: readonly Ready[]) => {
  for (const { connection } of ready) connection.close()
}

export interface HashSteps {
  /** Times that a key was set and signed in with. */
  readonly count: number
  /** Processor time of the web process, in milliseconds for both steps together. */
  readonly cpu: number
  /** Share of it inside argon2id. */
  readonly hashShare: number
}

/**
 * The set-key and sign-in steps by themselves: everything before is done and at rest when the count
 * begins, and the worker is another process, so all that the web process uses belongs to the two.
 */
export async function measureHashSteps(load: Load, count: number): Promise<HashSteps> {
  const ready = await makeReady(load, count, new Timings())
  await new Promise((done) => setTimeout(done, 500))
  const before = await load.service.usage()
  const queue = [...ready]
  const work = async () => {
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
      await setKey(one.browser, one.keyForm)
      await signIn(one.browser, one.person, one.signInForm)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  const after = await load.service.usage()
  close(ready)
  const cpu = after.cpu - before.cpu
  return {
    count: ready.length,
    cpu: (cpu * 1000) / ready.length,
    hashShare: (after.hashCpu - before.hashCpu) / cpu,
  }
}

/**
 * Opens a link again and again while `users` recoveries hash without a pause: each sets its key, signs
 * in with it, and keeps signing in. Opening changes nothing, so one link serves for all.
 */
export async function openingUnderHashes(load: Load, users: number, seconds: number): Promise<Spread> {
  const ready = await makeReady(load, users, new Timings())
  const connection = new Connection(load.service.port)
  const values: number[] = []
  let counted = false
  const opener = visitor(connection, (step, took) => {
    if (counted && step === steps.openLink) values.push(took)
  })
  const around: Surroundings = { sink: load.sink, answer: load.ground.answer, watch: () => undefined }
  const { ref } = await untilLink(opener, load.ground.next(), around)
  let running = true
  const hash = async (one: Ready) => {
    await setKey(one.browser, one.keyForm)
    while (running) await signIn(one.browser, one.person, one.signInForm)
  }
  const storm = Promise.all(ready.map(hash))
  const open = async () => {
    while (running) {
      await opener.open(steps.openLink, `/clave/${ref}`)
      await new Promise((done) => setTimeout(done, 5))
    }
  }
  const opening = open()
  await new Promise((done) => setTimeout(done, 1_000))
  counted = true
  await Promise.race([storm, opening, new Promise((done) => setTimeout(done, seconds * 1000))])
  running = false
  await Promise.all([storm, opening])
  close(ready)
  connection.close()
  return spreadOf(values)
}
