import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'
import type { FingerComparer } from '../../proofs/biometrics/app/ports.ts'
import { impressionOf, syntheticFinger } from '../../proofs/biometrics/domain/synthetic-finger.ts'
import type { FingerView } from '../../proofs/biometrics/domain/template.ts'
import { matchScore } from '../../proofs/biometrics/domain/verdict.ts'
import { startLocalComparer, type LocalComparerOptions } from './local-comparer.ts'

const folder = mkdtempSync(join(tmpdir(), 'clavero-threads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open: FingerComparer[] = []
const start = async (options: LocalComparerOptions = {}): Promise<FingerComparer> => {
  // The machine that tests is busy: where the limit is not what is tested, it is far away.
  const comparer = await startLocalComparer({ limit: 30_000, ...options })
  open.push(comparer)
  return comparer
}
afterEach(() => Promise.all(open.splice(0).map((comparer) => comparer.close())))

/** A thread that is warm at once and then does this with the work it is given. */
function script(name: string, work: string): URL {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads'
const tell = (news) => parentPort.postMessage(news)
parentPort.on('message', async (work) => { ${work} })
tell({ kind: 'ready' })\n`,
  )
  return pathToFileURL(path)
}

const finger = syntheticFinger(1)
const again = impressionOf(finger, 2, { rotation: 0.3, shiftX: 20, lost: 0.1, added: 0.1, jitter: 2 })
const third = impressionOf(finger, 3, { rotation: -0.2, shiftY: -30, lost: 0.1, added: 0.1, jitter: 2 })
const stranger = syntheticFinger(2)

const kindOf = (comparing: Promise<unknown>): Promise<string> =>
  comparing.then(
    () => 'none',
    (fault: unknown) => (fault instanceof ComparerFault ? fault.kind : 'unknown'),
  )

describe('the comparer inside', () => {
  it('knows a finger among its impressions, and a stranger is no match but an answer', async () => {
    const comparer = await start()
    const known = await comparer.compare(again, [stranger, finger, third])
    expect(known).toEqual({ score: expect.any(Number), matched: true })
    expect(known.score).toBeGreaterThan(matchScore)
    expect(await comparer.compare(stranger, [finger, again, third])).toMatchObject({ matched: false })
    expect(await comparer.compare(again, [])).toEqual({ score: 0, matched: false })
  })

  it('may be told to ask for more, and never for less', async () => {
    const { score } = await (await start()).compare(again, [finger])
    const stricter = await start({ threshold: score + 0.01 })
    expect(await stricter.compare(again, [finger])).toEqual({ score, matched: false })
    const laxer = await start({ threshold: 0 })
    expect(await laxer.compare(stranger, [finger])).toMatchObject({ matched: false })
  })

  it('answers each who asks at the same time about their own finger', async () => {
    const comparer = await start()
    const pairs: readonly (readonly [FingerView, FingerView, boolean])[] = [
      [again, finger, true],
      [stranger, finger, false],
      [third, finger, true],
      [again, stranger, false],
    ]
    const said = await Promise.all(pairs.map(([probe, enrolled]) => comparer.compare(probe, [enrolled])))
    expect(said.map(({ matched }) => matched)).toEqual(pairs.map(([, , matched]) => matched))
  })
})

describe('a thread that does not answer', () => {
  it('is ended after its limit: a fault, never "no match", and the next comparison finds a new thread', async () => {
    const beats = join(folder, 'beats')
    const hanging = script(
      'hanging',
      `const { appendFileSync } = await import('node:fs')
       const still = new Int32Array(new SharedArrayBuffer(4))
       while (work.enrolled.length > 0) { appendFileSync(${JSON.stringify(beats)}, '.'); Atomics.wait(still, 0, 0, 10) }
       tell({ kind: 'score', score: 0.9 })`,
    )
    const comparer = await start({ script: hanging, limit: 500 })
    expect(await kindOf(comparer.compare(finger, [again]))).toBe('timeout')
    expect(await comparer.compare(finger, [])).toEqual({ score: 0.9, matched: true })
    const count = statSync(beats).size
    await setTimeout(300)
    expect(statSync(beats).size).toBe(count)
  })

  it('has the limit for each comparison anew, not for all together', async () => {
    const slow = script(
      'slow',
      `let left = 4
       const timer = setInterval(() => {
         tell({ kind: 'step' })
         left -= 1
         if (left > 0) return
         clearInterval(timer)
         tell({ kind: 'score', score: 0.5 })
       }, 400)`,
    )
    const comparer = await start({ script: slow, limit: 1_200 })
    expect(await comparer.compare(finger, [again])).toMatchObject({ matched: true })
  })

  it.each([
    ['throws', "throw new Error('broken')"],
    ['ends', 'process.exit(0)'],
    ['takes all memory', 'const all = []; for (;;) all.push(new Array(100_000).fill(all.length))'],
  ])('because it %s is a fault too, and is replaced', async (name, work) => {
    const broken = script(
      name.replaceAll(' ', '-'),
      `if (work.enrolled.length > 0) { ${work} } tell({ kind: 'score', score: 0.1 })`,
    )
    const comparer = await start({ script: broken })
    expect(await kindOf(comparer.compare(finger, [again]))).toBe('broken')
    expect(await comparer.compare(finger, [])).toEqual({ score: 0.1, matched: false })
  })

  it('lets only so many wait', async () => {
    const never = script('never', '')
    const comparer = await start({ script: never, limit: 250, queue: 2 })
    const kinds = await Promise.all([1, 2, 3].map(() => kindOf(comparer.compare(finger, [again]))))
    expect(kinds).toEqual(['timeout', 'timeout', 'busy'])
  })

  it('that never gets warm is not started', async () => {
    const path = join(folder, 'cold.mjs')
    writeFileSync(path, 'setInterval(() => undefined, 1_000)\n')
    expect(await kindOf(start({ script: pathToFileURL(path), startLimit: 300 }))).toBe('timeout')
  })

  it('is not asked once the comparer is closed', async () => {
    const comparer = await start()
    await comparer.close()
    expect(await kindOf(comparer.compare(finger, [again]))).toBe('broken')
  })
})
