import { describe, expect, it } from 'vitest'
import {
  ago,
  events,
  eventTypes,
  now,
  otherCase,
  ownMessage,
  proof,
  sampleCase,
  stateNames,
  well,
} from '../../../test/support/sample-case.ts'
import type { MessageId } from '../../kernel/ids.ts'
import { asDescribed, standards } from '../../policy/index.ts'
import type { Case, CaseState } from './case.ts'
import { isOpen, transition, type CaseEvent, type Effect } from './transition.ts'

type Row = Readonly<Record<CaseEvent['type'], CaseState['is'] | 'notNow' | 'pathClosed'>>

const nothing: Row = {
  proofObtained: 'notNow',
  provingSuspended: 'notNow',
  referred: 'notNow',
  linkRequested: 'notNow',
  contactAnswered: 'notNow',
  linkExpired: 'notNow',
  mailRefused: 'notNow',
  keySet: 'notNow',
  keyUnlocked: 'notNow',
  unlockChosen: 'notNow',
  proofsExpired: 'notNow',
  signedIn: 'notNow',
  employerChanged: 'notNow',
  reported: 'notNow',
  withdrawn: 'notNow',
  wayChosen: 'notNow',
  contactSet: 'notNow',
}
const mayEnd = {
  employerChanged: 'closed',
  reported: 'closed',
  withdrawn: 'closed',
  wayChosen: 'proving',
  unlockChosen: 'proving',
} as const

/** Every state of the online path against every event. A new state or a new event does not compile until it stands here. */
const table: Readonly<Record<CaseState['is'], Row>> = {
  proving: {
    ...nothing,
    ...mayEnd,
    proofObtained: 'ready',
    provingSuspended: 'suspended',
    referred: 'referred',
  },
  ready: {
    ...nothing,
    ...mayEnd,
    referred: 'referred',
    linkRequested: 'linkIssued',
    contactAnswered: 'linkIssued',
    contactSet: 'pathClosed',
  },
  linkIssued: {
    ...nothing,
    ...mayEnd,
    keyUnlocked: 'pathClosed',
    linkRequested: 'linkIssued',
    contactAnswered: 'linkIssued',
    linkExpired: 'closed',
    referred: 'referred',
    mailRefused: 'referred',
    keySet: 'completed',
    proofsExpired: 'closed',
    contactSet: 'pathClosed',
  },
  completed: { ...nothing, signedIn: 'completed' },
  suspended: { ...nothing, ...mayEnd },
  referred: { ...nothing, ...mayEnd },
  closed: nothing,
}

const outcome = (current: Case, event: CaseEvent, policy = asDescribed) => {
  const decided = transition(current, event, policy, now)
  return decided.ok ? decided.value.case.state.is : decided.code
}
const effects = (current: Case, event: CaseEvent, policy = asDescribed): readonly Effect[] | string => {
  const decided = transition(current, event, policy, now)
  return decided.ok ? decided.value.effects : decided.code
}
const after = (current: Case, event: CaseEvent, policy = asDescribed): Case => {
  const decided = transition(current, event, policy, now)
  if (!decided.ok) throw new Error(decided.code)
  return decided.value.case
}

describe('every state meets every event', () => {
  const pairs = stateNames.flatMap((is) => eventTypes.map((type) => [is, type, table[is][type]] as const))
  it.each(pairs)('%s + %s → %s', (is, type, expected) => {
    expect(outcome(sampleCase(is), events[type])).toBe(expected)
  })

  it('has nothing more to come once it is completed or closed', () => {
    expect(stateNames.filter((is) => !isOpen(sampleCase(is).state))).toEqual(['completed', 'closed'])
  })
})

describe('proving', () => {
  it('goes on while something else than the mailbox is missing', () => {
    const mail = { ...events.proofObtained, proof: proof('mail') }
    expect(outcome(sampleCase('proving'), mail)).toBe('proving')
  })

  it('refuses a proof of another case', () => {
    expect(
      outcome(sampleCase('proving'), { ...events.proofObtained, proof: proof('gate', 0, otherCase) }),
    ).toBe('proofForeign')
  })

  it('ends when the person was away for 30 minutes, and not a moment before', () => {
    expect(after(sampleCase('proving', { touchedAt: ago(1_800) }), events.proofObtained).state).toMatchObject(
      { reason: 'proofsExpired' },
    )
    expect(outcome(sampleCase('proving', { touchedAt: ago(1_799.999) }), events.proofObtained)).toBe('ready')
  })

  it('does not end for whoever comes to a centre days after they chose it: nothing was shown that could run out', () => {
    const chosen = sampleCase('proving', { path: 'inPerson', ledger: [], touchedAt: ago(200_000) })
    expect(outcome(chosen, { ...events.proofObtained, proof: proof('reg') })).toBe('proving')
    const begun = { ...chosen, ledger: [proof('reg', 28_800)] }
    expect(after(begun, { ...events.proofObtained, proof: proof('att') }).state).toMatchObject({
      reason: 'proofsExpired',
    })
  })

  it('asks for a second person where an attorney was attended, and for none once the representative came (I-12)', () => {
    const path = { path: 'inPerson', touchedAt: ago(60) } as const
    const byAttorney = { ...proof('att'), byAttorney: true } as const
    const obtained = { ...events.proofObtained, proof: byAttorney }
    expect(outcome(sampleCase('proving', path), obtained)).toBe('proving')
    const attended = sampleCase('proving', { ...path, ledger: [proof('reg', 180), byAttorney] })
    expect(
      outcome(attended, { ...events.proofObtained, proof: { ...proof('second'), source: 'another' } }),
    ).toBe('ready')
    expect(outcome(attended, { ...events.proofObtained, proof: proof('att') })).toBe('ready')
    const sent = sampleCase('linkIssued', { ...path, ledger: attended.ledger })
    expect(outcome(sent, { ...events.keySet, proofs: [proof('mail')] })).toBe('proofMissing')
  })

  it('asks for a second person where somebody was attended on paper, and counts from the time on it (F-41)', () => {
    const onPaper = (seconds: number) => ({ ...proof('att', seconds), enteredAt: now })
    const path = { path: 'inPerson', touchedAt: ago(60) } as const
    const obtained = (seconds: number) => ({ ...events.proofObtained, proof: onPaper(seconds) })
    expect(outcome(sampleCase('proving', path), { ...events.proofObtained, proof: proof('att') })).toBe(
      'ready',
    )
    expect(outcome(sampleCase('proving', path), obtained(172_800))).toBe('proving')
    expect(after(sampleCase('proving', path), obtained(259_200)).state).toMatchObject({
      reason: 'proofsExpired',
    })
    const attended = sampleCase('proving', { ...path, ledger: [proof('reg', 180), onPaper(172_800)] })
    expect(
      outcome(attended, { ...events.proofObtained, proof: { ...proof('second'), source: 'another' } }),
    ).toBe('ready')
    const sent = sampleCase('linkIssued', { ...path, ledger: attended.ledger })
    const set = { ...events.keySet, proofs: [proof('mail')] }
    expect(outcome(sent, set)).toBe('proofMissing')
    expect(outcome({ ...sent, ledger: [...sent.ledger, proof('second')] }, set)).toBe('completed')
  })

  it('says why the online way does not serve only when all but the mailbox is shown (ATK-16)', () => {
    const facts = { ...well, blocked: true }
    const mail = { ...events.proofObtained, proof: proof('mail'), facts }
    expect(outcome(sampleCase('proving'), mail)).toBe('proving')
    expect(after(sampleCase('proving'), { ...events.proofObtained, facts }).state).toMatchObject({
      is: 'referred',
      reason: 'blocked',
    })
  })

  it('ends when the employer changed since the case was opened (RELIABILITY 4.1)', () => {
    const changed = { ...events.proofObtained, facts: { ...well, epoch: 8 } }
    expect(after(sampleCase('proving'), changed).state).toMatchObject({
      is: 'closed',
      reason: 'employerChanged',
    })
  })

  it('takes a case that does not know the epoch it was opened under for one that changed', () => {
    const { epoch: _, ...unknown } = sampleCase('proving')
    expect(after(unknown, events.proofObtained).state).toMatchObject({ reason: 'employerChanged' })
  })

  it('tells the contacts of a suspension that its own answers brought about, and only of that', () => {
    expect(effects(sampleCase('proving'), events.provingSuspended)).toEqual(['tellContacts'])
    expect(effects(sampleCase('proving'), { ...events.provingSuspended, byThisCase: false })).toEqual([])
  })
})

describe('asking for a link', () => {
  it('waits a minute between two', () => {
    const early = sampleCase('linkIssued', {
      state: { is: 'linkIssued', messageId: ownMessage, requestedAt: ago(59.999), sent: 1 },
    })
    const late = sampleCase('linkIssued', {
      state: { is: 'linkIssued', messageId: ownMessage, requestedAt: ago(60), sent: 1 },
    })
    expect(outcome(early, events.linkRequested)).toBe('tooSoon')
    expect(outcome(late, events.linkRequested)).toBe('linkIssued')
  })

  it('sends one and three more', () => {
    const sent = (count: number) => sampleCase('ready', { state: { is: 'ready', sent: count } })
    expect(after(sent(3), events.linkRequested).state).toMatchObject({ sent: 4 })
    expect(outcome(sent(4), events.linkRequested)).toBe('tooManyLinks')
  })

  it('does not count one that is owed: it went out so late that it carried no link (F-21)', () => {
    const ready = sampleCase('ready', { state: { is: 'ready', sent: 4 } })
    expect(after(ready, { ...events.linkRequested, isOwed: true }).state).toMatchObject({ sent: 4 })
    expect(outcome(ready, { ...events.linkRequested, isOwed: false })).toBe('tooManyLinks')
    // Nor is it sent sooner than any other.
    const early = { is: 'linkIssued', messageId: ownMessage, requestedAt: ago(59), sent: 4 } as const
    expect(
      outcome(sampleCase('linkIssued', { state: early }), { ...events.linkRequested, isOwed: true }),
    ).toBe('tooSoon')
  })

  it('ends with the proofs, counted from the end of the wait for the mail', () => {
    const current = sampleCase('linkIssued', { touchedAt: ago(7_200) })
    expect(outcome(current, { ...events.linkRequested, idleSince: ago(1_799.999) })).toBe('linkIssued')
    expect(after(current, { ...events.linkRequested, idleSince: ago(1_800) }).state).toMatchObject({
      reason: 'proofsExpired',
    })
  })

  it('needs everything but the mailbox', () => {
    expect(outcome(sampleCase('ready', { ledger: [proof('reg')] }), events.linkRequested)).toBe(
      'proofMissing',
    )
  })

  it('ends when the employer changed, with the specific reason where there is one', () => {
    const facts = { ...well, epoch: 8 }
    expect(after(sampleCase('ready'), { ...events.linkRequested, facts }).state).toMatchObject({
      reason: 'employerChanged',
    })
    expect(
      after(sampleCase('ready'), { ...events.linkRequested, facts: { ...facts, blocked: true } }).state,
    ).toMatchObject({ reason: 'blocked' })
  })

  it('voids every link of the employer: two live links are two doors (L-10)', () => {
    expect(effects(sampleCase('ready'), events.linkRequested)).toEqual(['voidLinks'])
    expect(effects(sampleCase('linkIssued'), events.linkRequested)).toEqual(['voidLinks'])
  })
})

describe('a link that ran out', () => {
  it('means starting again as published, and another link on the same proofs by the standards', () => {
    expect(after(sampleCase('linkIssued'), events.linkExpired).state).toMatchObject({
      is: 'closed',
      reason: 'linkExpired',
    })
    expect(after(sampleCase('linkIssued'), events.linkExpired, standards).state).toEqual({
      is: 'ready',
      sent: 1,
    })
  })

  it('is no act of the person: the clock of the proofs goes on', () => {
    expect(after(sampleCase('linkIssued'), events.linkExpired, standards).touchedAt).toBe(ago(120))
    expect(after(sampleCase('ready'), events.linkRequested).touchedAt).toBe(now)
  })
})

describe('a case that ends without a key', () => {
  it.each(['proving', 'ready', 'suspended', 'referred'] as const)(
    'voids no link of the other cases when it was %s',
    (is) => {
      expect(effects(sampleCase(is), events.withdrawn)).toEqual([])
      expect(effects(sampleCase(is), events.employerChanged)).toEqual([])
    },
  )

  it('voids its own link when it had asked for one', () => {
    expect(effects(sampleCase('linkIssued'), events.reported)).toEqual(['voidOwnLinks'])
    expect(effects(sampleCase('linkIssued'), events.mailRefused)).toEqual(['voidOwnLinks'])
  })

  it('is not ended by a refusal of a message before the last', () => {
    expect(
      outcome(sampleCase('linkIssued'), { type: 'mailRefused', messageId: 'message 0' as MessageId }),
    ).toBe('notNow')
  })
})

describe('before an officer', () => {
  const held = [proof('reg'), { ...proof('att'), source: 'Eva' }, { ...proof('second'), source: 'Luis' }]
  const atCounter = (change: Partial<Case> = {}) =>
    sampleCase('ready', { path: 'firstKey', ledger: held, ...change })

  it('keeps what was proven when it sets a contact itself, under the epoch that this made', () => {
    const noMailYet = atCounter()
    const set = after(noMailYet, events.contactSet)
    expect(set).toEqual({ ...noMailYet, epoch: 8, touchedAt: now })
    expect(outcome(set, { ...events.linkRequested, facts: { ...well, epoch: 8 } })).toBe('linkIssued')
    // Without the event the same change ends everything (I-05).
    const unsaid = { ...events.linkRequested, facts: { ...well, epoch: 8 } }
    expect(after(noMailYet, unsaid).state).toMatchObject({ reason: 'employerChanged' })
  })

  it('sets none that its own mailbox did not confirm, or of which those of before were not told (I-11)', () => {
    expect(outcome(atCounter(), { ...events.contactSet, confirmed: false })).toBe('proofMissing')
    expect(outcome(atCounter(), { ...events.contactSet, formerTold: false })).toBe('proofMissing')
  })

  it.each(['reg', 'att', 'second'] as const)(
    'sets none without %s, or when it has run out (I-24)',
    (kind) => {
      const without = held.filter((one) => one.kind !== kind)
      expect(outcome(atCounter({ ledger: without }), events.contactSet)).toBe('proofMissing')
      expect(outcome(atCounter({ touchedAt: ago(28_800) }), events.contactSet)).toBe('proofMissing')
      const foreign = held.map((one) => (one.kind === kind ? { ...one, caseId: otherCase } : one))
      expect(outcome(atCounter({ ledger: foreign }), events.contactSet)).toBe('proofMissing')
    },
  )

  it('washes no other change of the employer away (I-05)', () => {
    expect(outcome(atCounter({ epoch: 6 }), events.contactSet)).toBe('proofMissing')
  })

  it('sets a contact on the path of the first key only', () => {
    expect(outcome(atCounter({ path: 'inPerson' }), events.contactSet)).toBe('pathClosed')
  })

  it('takes the link to the contact of before with it', () => {
    const issued = sampleCase('linkIssued', { path: 'firstKey', ledger: held })
    expect(effects(issued, events.contactSet)).toEqual(['voidOwnLinks'])
    expect(after(issued, events.contactSet).state).toEqual({ is: 'ready', sent: 1 })
  })

  it('is never checked and approved by one and the same officer, in whichever order (I-12)', () => {
    const proving = sampleCase('proving', { path: 'firstKey' })
    const by = (kind: 'att' | 'second', source: string): CaseEvent => ({
      ...events.proofObtained,
      proof: { ...proof(kind), source },
    })
    const checked = after(proving, by('att', 'Eva'))
    expect(outcome(checked, by('second', 'Eva'))).toBe('samePerson')
    expect(outcome(checked, by('second', 'Luis'))).toBe('ready')
    expect(outcome(after(proving, by('second', 'Luis')), by('att', 'Luis'))).toBe('samePerson')
  })
})

describe('a completed case', () => {
  it('is completed once, and signed in with once', () => {
    const completed = after(sampleCase('linkIssued'), events.keySet)
    expect(outcome(completed, events.keySet)).toBe('notNow')
    const signedIn = after(completed, events.signedIn)
    expect(signedIn.state).toMatchObject({ is: 'completed', signedInAt: now })
    expect(outcome(signedIn, events.signedIn)).toBe('notNow')
  })
})
