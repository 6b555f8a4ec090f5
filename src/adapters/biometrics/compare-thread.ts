import { parentPort } from 'node:worker_threads'
import { createComparer } from '../../proofs/biometrics/domain/compare.ts'
import { prepareFinger } from '../../proofs/biometrics/domain/cylinders.ts'
import { impressionOf, syntheticFinger } from '../../proofs/biometrics/domain/synthetic-finger.ts'
import type { CompareNews, CompareWork } from './compare-work.ts'

const comparer = createComparer()
const tell = (news: CompareNews): void => parentPort?.postMessage(news)

// The first comparisons run uncompiled and take ten times as long: they are of fingers that nobody has.
const finger = syntheticFinger(1)
const probe = prepareFinger(impressionOf(finger, 1, { rotation: 0.2, lost: 0.1, added: 0.1 }))
for (let round = 0; round < 100; round += 1) comparer.compare(probe, prepareFinger(finger))

parentPort?.on('message', (work: CompareWork) => {
  const prepared = prepareFinger(work.probe)
  let score = 0
  for (const view of work.enrolled) {
    score = Math.max(score, comparer.compare(prepared, prepareFinger(view)))
    tell({ kind: 'step' })
  }
  tell({ kind: 'score', score })
})

tell({ kind: 'ready' })
