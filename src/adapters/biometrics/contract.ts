import type { FingerComparer } from '../../proofs/biometrics/app/ports.ts'
import { impressionOf, syntheticFinger } from '../../proofs/biometrics/domain/synthetic-finger.ts'
import type { FingerView } from '../../proofs/biometrics/domain/template.ts'

/** What every comparer does, inside or elsewhere; each runs it against itself or a server of our own. */
export interface ContractSentence {
  readonly sentence: string
  readonly probe: FingerView
  readonly enrolled: readonly FingerView[]
  readonly matched: boolean
}

export const contractFinger = syntheticFinger(1)
const again = impressionOf(contractFinger, 2, { rotation: 0.3, shiftX: 20, lost: 0.1, added: 0.1, jitter: 2 })
const third = impressionOf(contractFinger, 3, { rotation: -0.2, shiftY: -30, lost: 0.1, jitter: 2 })
const stranger = syntheticFinger(2)

export const fingerContract: readonly ContractSentence[] = [
  { sentence: 'the same view is the same finger', probe: again, enrolled: [again], matched: true },
  {
    sentence: 'another impression is the same finger',
    probe: again,
    enrolled: [contractFinger],
    matched: true,
  },
  { sentence: 'one of three is enough', probe: again, enrolled: [stranger, third, stranger], matched: true },
  {
    sentence: 'a stranger is nobody',
    probe: stranger,
    enrolled: [contractFinger, again, third],
    matched: false,
  },
  { sentence: 'nobody enrolled is nobody', probe: again, enrolled: [], matched: false },
]

/** The score is between 0 and 1 and the verdict is what the sentence says. Throws what the comparer throws. */
export async function keeps(comparer: FingerComparer, sentence: ContractSentence): Promise<boolean> {
  const { score, matched } = await comparer.compare(sentence.probe, sentence.enrolled)
  return score >= 0 && score <= 1 && matched === sentence.matched
}
