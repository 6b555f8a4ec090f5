import type { CaseState } from '../../../src/cases/domain/case.ts'
import type { CaseEvent } from '../../../src/cases/domain/transition.ts'
import { messageOf, now } from './bridge.ts'
import type { Removal } from './removing.ts'
import { seeing } from './removing.ts'

/** "Not now": every event knows the states that it may come in. Without that, it is taken in any other as well. */
interface Row {
  readonly type: CaseEvent['type']
  readonly words: string
  readonly knows: readonly CaseState['is'][]
  readonly takesFor: CaseState
  readonly breaks: string
}

const proving: CaseState = { is: 'proving' }
const linkIssued: CaseState = { is: 'linkIssued', messageId: messageOf(0), requestedAt: now, sent: 1 }
const unused: CaseState = { is: 'completed', at: now, generation: 2, signedInAt: null }
const open = ['proving', 'ready', 'linkIssued', 'suspended', 'referred'] as const

const row = (
  type: CaseEvent['type'],
  words: string,
  knows: readonly CaseState['is'][],
  takesFor: CaseState,
  breaks = 'I-14',
): Row => ({ type, words, knows, takesFor, breaks })

const rows: readonly Row[] = [
  row('proofObtained', 'a proof', ['proving'], proving),
  row('provingSuspended', 'a suspension of the questions', ['proving'], proving, 'I-08'),
  row('referred', 'the word that another way is needed', ['proving', 'ready', 'linkIssued'], proving),
  row('linkRequested', 'a wish for a link', ['ready', 'linkIssued'], { is: 'ready', sent: 0 }),
  row('contactAnswered', 'the answer of a contact', ['ready', 'linkIssued'], { is: 'ready', sent: 0 }),
  row('linkExpired', 'the end of a link', ['linkIssued'], linkIssued),
  row('mailRefused', 'a refusal by the mailbox', ['linkIssued'], linkIssued),
  row('keySet', 'a key', ['linkIssued'], linkIssued),
  row('keyUnlocked', 'an unlocking', ['linkIssued'], linkIssued),
  row('unlockChosen', 'a wish to unlock', open, proving),
  row('proofsExpired', 'the end of the proofs', ['linkIssued'], linkIssued),
  row('signedIn', 'the first sign-in', [], unused),
  row('employerChanged', 'a change of the employer', open, proving),
  row('reported', 'a report', open, proving),
  row('withdrawn', 'a withdrawal', open, proving),
  {
    ...row(
      'contactSet',
      'a contact set at a counter',
      ['ready', 'linkIssued'],
      { is: 'ready', sent: 0 },
      'I-14',
    ),
  },
  row('wayChosen', 'another way', open, proving),
]

export const stateRemovals: readonly Removal[] = rows.map(({ type, words, knows, takesFor, breaks }) => ({
  id: `path-state-${type}`,
  without: `the states in which ${words} comes too late or too early`,
  breaks,
  paths:
    type === 'contactSet'
      ? ['firstKey']
      : type === 'contactAnswered'
        ? ['biometrics']
        : type === 'keyUnlocked'
          ? ['attendedUnlock']
          : ['online'],
  remove: seeing(type, (current) =>
    knows.includes(current.state.is) ? {} : { current: { ...current, state: takesFor } },
  ),
}))
