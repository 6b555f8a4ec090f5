import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'
import type { FingerComparer } from '../../proofs/biometrics/app/ports.ts'
import type { FingerView } from '../../proofs/biometrics/domain/template.ts'
import { writeIso } from '../../proofs/biometrics/domain/write-iso.ts'
import { callRemote, checkedRemote } from './remote-call.ts'
import { createRemoteGuard, remoteDefaults } from './remote-guard.ts'
import type { RemoteLimits } from './remote-guard.ts'

export interface OsiaOptions {
  /** Where the service stands, before `v1/`. Plain http only on this machine. */
  readonly base: URL
  /** Bearer with the scope `abis.verify`. */
  readonly token: string
  /** Where the institution's people are enrolled there. */
  readonly galleryId: string
  /** The score that is asked for as a threshold, in the units of that service, and the one that stands for 1. */
  readonly threshold: number
  readonly fullScore: number
  /** A fresh id for each question: the other side does nothing twice for the same. */
  readonly newTransactionId: () => string
  readonly limits?: Partial<RemoteLimits>
  /** Milliseconds between two looks at a task that is not done. */
  readonly lookAgain?: number
}

export interface OsiaAbis extends FingerComparer {
  /**
   * Whether this finger is the one that the service itself has for the person: nothing is enrolled here.
   * @param personId As the gallery knows the person; it stands in the address, so it should be nobody's document.
   * @throws ComparerFault, `unknownSubject` where the gallery has nobody of that id.
   */
  verifyPerson(
    personId: string,
    probe: FingerView,
    transactionId: string,
  ): Promise<{ readonly score: number; readonly matched: boolean }>
}

const Verdict = Type.Object({
  decision: Type.Boolean(),
  scores: Type.Optional(Type.Array(Type.Object({ score: Type.Number() }), { maxItems: 1_000 })),
})
type Verdict = Static<typeof Verdict>
const verdict = Compile(Verdict)
const accepted = Compile(Type.Object({ taskId: Type.String({ pattern: '^[A-Za-z0-9._~-]{1,100}$' }) }))
const task = Compile(
  Type.Object({ status: Type.String({ maxLength: 40 }), result: Type.Optional(Type.Unknown()) }),
)
const unfinished = /^(?:pending|queued|started|running|in_?progress|processing)$/i

/** OSIA's names of the fingers, by position. */
const positions = ['THUMB', 'INDEX', 'MIDDLE', 'RING', 'LITTLE'] as const

/** The ABIS interface of OSIA 1.6: one finger against one person, at once (200) or by a task that is asked for (202). */
export function createOsiaAbis(options: OsiaOptions): OsiaAbis {
  const base = checkedRemote(options.base)
  const guard = createRemoteGuard({ ...remoteDefaults, ...options.limits })
  const { token, lookAgain = 250 } = options

  const ask = (path: string, transactionId: string, body: unknown) =>
    guard.run(async (signal) => {
      const url = new URL(path, base)
      url.searchParams.set('transactionId', transactionId)
      url.searchParams.set('threshold', String(options.threshold))
      const { status, value } = await callRemote({ url, body, token, signal })
      if (status === 200) return judged(value)
      if (!accepted.Check(value)) throw new ComparerFault('malformed', 'accepted without a task')
      return judged(await finished(value.taskId, signal))
    })

  async function finished(taskId: string, signal: AbortSignal): Promise<unknown> {
    const url = new URL(`v1/tasks/${encodeURIComponent(taskId)}/status`, base)
    for (;;) {
      await pause(lookAgain, signal)
      const { status, value } = await callRemote({ url, token, signal })
      if (status === 202) continue
      if (verdict.Check(value)) return value
      if (!task.Check(value)) throw new ComparerFault('malformed', 'not the state of a task')
      if (unfinished.test(value.status)) continue
      if (value.result === undefined) throw new ComparerFault('unreachable', 'the task failed there')
      return value.result
    }
  }

  /** The other side decides; the score is for the record. */
  function judged(value: unknown): { readonly score: number; readonly matched: boolean } {
    if (!verdict.Check(value)) throw new ComparerFault('malformed', 'no decision')
    return { score: scoreOf(value, options.fullScore), matched: value.decision }
  }

  return {
    async compare(probe, enrolled) {
      if (enrolled.length === 0) return { score: 0, matched: false }
      const body = { biometricData1: [dataOf(probe)], biometricData2: enrolled.map(dataOf) }
      return ask('v1/verify', options.newTransactionId(), body)
    },
    async verifyPerson(personId, probe, transactionId) {
      const path = `v1/verify/${encodeURIComponent(options.galleryId)}/${encodeURIComponent(personId)}`
      return ask(path, transactionId, { biometricData: [dataOf(probe)] })
    },
    async close() {},
  }
}

function scoreOf({ decision, scores = [] }: Verdict, fullScore: number): number {
  if (scores.length === 0) return decision ? 1 : 0
  const best = Math.max(...scores.map(({ score }) => score))
  return Math.min(1, Math.max(0, best / fullScore))
}

function dataOf(view: FingerView): Readonly<Record<string, unknown>> {
  const side = view.position <= 5 ? 'RIGHT' : 'LEFT'
  return {
    biometricType: 'FINGER',
    biometricSubType: view.position === 0 ? 'UNKNOWN' : `${side}_${positions[(view.position - 1) % 5]}`,
    template: Buffer.from(writeIso([view])).toString('base64'),
    templateFormat: 'ISO_19794_2',
    quality: view.quality,
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(new ComparerFault('timeout', 'no whole answer in time'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
