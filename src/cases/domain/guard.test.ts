import { describe, expect, it } from 'vitest'
import { ago, events, now, otherCase, proof, sampleCase, well } from '../../../test/support/sample-case.ts'
import {
  asDescribed,
  pathNames,
  profileNames,
  profiles,
  type PathName,
  type ProofKind,
} from '../../policy/index.ts'
import type { Case, EmployerFacts } from './case.ts'
import { transition, type CaseEvent } from './transition.ts'

type KeySet = Extract<CaseEvent, { type: 'keySet' }>

const attempt = (
  change: Partial<KeySet> = {},
  current: Case = sampleCase('linkIssued'),
  policy = asDescribed,
) => {
  const decided = transition(current, { ...events.keySet, ...change }, policy, now)
  return decided.ok ? decided.value : decided.code
}

describe('the guard in front of a new key', () => {
  it('opens when everything is there', () => {
    expect(attempt()).toMatchObject({
      case: { state: { is: 'completed', at: now, generation: 2, signedInAt: null } },
      effects: ['voidLinks', 'endSessions', 'stopContactChanges', 'doubtUsers', 'clearTries', 'tellContacts'],
    })
  })

  it('keeps the proofs that it counted', () => {
    expect(attempt()).toMatchObject({
      case: { ledger: [{ kind: 'gate' }, { kind: 'reg', at: now }, { kind: 'mail', at: now }] },
    })
  })

  describe('stays shut', () => {
    it.each(['gate', 'reg'] as const)('without %s', (kind) => {
      const ledger = sampleCase('linkIssued').ledger.filter((one) => one.kind !== kind)
      expect(attempt({ proofs: [proof('mail')] }, sampleCase('linkIssued', { ledger }))).toBe('proofMissing')
    })

    it('without the mailbox', () => {
      expect(attempt({ proofs: [proof('reg')] })).toBe('proofMissing')
    })

    it('for a proof of another case among those brought along', () => {
      expect(attempt({ proofs: [proof('reg'), proof('mail', 0, otherCase)] })).toBe('proofForeign')
    })

    it('for a proof of another case in the ledger', () => {
      const ledger = [proof('reg'), proof('gate', 0, otherCase)]
      expect(attempt({}, sampleCase('linkIssued', { ledger }))).toBe('proofMissing')
    })

    it('when the person was away for 30 minutes', () => {
      expect(attempt({ idleSince: ago(1_800) })).toBe('proofMissing')
      expect(attempt({ idleSince: ago(1_799.999) })).toHaveProperty('case')
    })

    it('when a proof is a day old', () => {
      const aged = (age: number) => sampleCase('linkIssued', { ledger: [proof('reg'), proof('gate', age)] })
      expect(attempt({}, aged(86_400))).toBe('proofMissing')
      expect(attempt({}, aged(86_399.999))).toHaveProperty('case')
    })

    it('when the registries were last heard 30 minutes ago', () => {
      const heard = (age: number) => sampleCase('linkIssued', { ledger: [proof('reg', age), proof('gate')] })
      expect(attempt({ proofs: [proof('mail')] }, heard(1_800))).toBe('proofMissing')
      expect(attempt({ proofs: [proof('mail')] }, heard(1_799.999))).toHaveProperty('case')
    })

    it('when the employer changed since the case was opened', () => {
      expect(attempt({ facts: { ...well, epoch: 8 } })).toBe('proofMissing')
    })

    const closing: readonly [string, Partial<EmployerFacts>][] = [
      ['frozen', { frozen: true }],
      ['of a suspended RUC', { rucState: 'suspended' }],
      ['of a cancelled RUC', { rucState: 'cancelled' }],
      ['without a key to recover', { hasKey: false }],
      ['blocked', { blocked: true }],
      ['without a mailbox', { hasMail: false }],
    ]
    it.each(closing)('for an employer %s', (_, facts) => {
      expect(attempt({ facts: { ...well, ...facts } })).toBe('pathClosed')
    })

    it('in every state but the one that waits for the link', () => {
      for (const is of ['proving', 'ready', 'completed', 'suspended', 'referred', 'closed'] as const)
        expect(attempt({}, sampleCase(is))).toBe('notNow')
    })
  })
})

describe('every path, in both profiles', () => {
  const oneOfEach = (path: PathName, profile: (typeof profileNames)[number]) =>
    profiles[profile].paths[path].proofs.map((entry) => (typeof entry === 'string' ? [entry] : entry))
  const rows = profileNames.flatMap((profile) => pathNames.map((path) => [profile, path] as const))

  it.each(rows)('%s: %s needs each of its proofs, and one of each choice', (profile, path) => {
    const choices = oneOfEach(path, profile)
    const { whenDoubtful: second = [], closedWhen } = profiles[profile].paths[path]
    const open = { ...well, blocked: closedWhen.includes('notBlocked') }
    const tried = (kinds: readonly ProofKind[], facts: EmployerFacts = open) =>
      attempt(
        { proofs: kinds.map((kind) => proof(kind)), facts },
        sampleCase('linkIssued', { path, ledger: [] }),
        profiles[profile],
      )

    const full = choices.flatMap((choice) => choice.slice(0, 1))
    for (const [at, choice] of choices.entries()) {
      for (const kind of choice) expect(tried(full.with(at, kind))).toHaveProperty('case')
      expect(tried(full.toSpliced(at, 1))).toBe('proofMissing')
    }
    expect(tried([...full, ...second], { ...open, doubtful: true })).toHaveProperty('case')
  })

  it.each(['attendedUnlock', 'inPerson'] as const)(
    '%s asks for a second person unless the employer is known to be beyond doubt',
    (path) => {
      const current = sampleCase('linkIssued', { path, ledger: [proof('reg'), proof('att')] })
      const { doubtful: _, ...unsaid } = well
      expect(attempt({}, current)).toHaveProperty('case')
      expect(attempt({ facts: { ...well, doubtful: true } }, current)).toBe('proofMissing')
      expect(attempt({ facts: unsaid }, current)).toBe('proofMissing')
      expect(
        attempt({ facts: unsaid }, { ...current, ledger: [...current.ledger, proof('second')] }),
      ).toHaveProperty('case')
    },
  )
})

describe('the guard in front of lifting a block', () => {
  const blocked: EmployerFacts = { ...well, blocked: true }
  const onFile = (change: Partial<Case> = {}) =>
    sampleCase('linkIssued', {
      path: 'unlockOnFile',
      ledger: [proof('reg', 180), proof('bio', 120)],
      ...change,
    })
  type Unlocked = Extract<CaseEvent, { type: 'keyUnlocked' }>
  const unlock = (change: Partial<Unlocked> = {}, current = onFile(), policy = asDescribed) => {
    const decided = transition(current, { ...events.keyUnlocked, facts: blocked, ...change }, policy, now)
    return decided.ok ? decided.value : decided.code
  }

  it('opens for what is on file and the mailbox, and keeps the present key', () => {
    expect(unlock()).toMatchObject({
      case: {
        state: { is: 'completed', generation: 1, signedInAt: null, unlocked: true },
        ledger: [{ kind: 'bio' }, { kind: 'reg' }, { kind: 'mail' }],
      },
      effects: ['voidLinks', 'endSessions', 'stopContactChanges', 'clearSignInTries', 'tellContacts'],
    })
  })

  it.each(['reg', 'bio'] as const)('stays shut without %s', (kind) => {
    const ledger = onFile().ledger.filter((one) => one.kind !== kind)
    expect(unlock({ proofs: [proof('mail')] }, onFile({ ledger }))).toBe('proofMissing')
  })

  it('stays shut without the mailbox, and for that of another case', () => {
    expect(unlock({ proofs: [proof('reg')] })).toBe('proofMissing')
    expect(unlock({ proofs: [proof('reg'), proof('mail', 0, otherCase)] })).toBe('proofForeign')
  })

  it.each(pathNames.filter((path) => asDescribed.paths[path].unlocks !== true))(
    'stays shut on the path %s, however much is shown',
    (path) => {
      const kinds = ['reg', 'gate', 'phone', 'aff', 'sig', 'att', 'second', 'bio', 'mail'] as const
      const ledger = kinds.map((kind) => proof(kind))
      for (const facts of [blocked, well])
        expect(unlock({ facts }, sampleCase('linkIssued', { path, ledger }))).toBe('pathClosed')
    },
  )

  const closing: readonly [string, Partial<EmployerFacts>, string][] = [
    ['frozen', { frozen: true }, 'pathClosed'],
    ['of a suspended RUC', { rucState: 'suspended' }, 'pathClosed'],
    ['without a key', { hasKey: false }, 'pathClosed'],
    ['that is not blocked', { blocked: false }, 'pathClosed'],
    ['without a mailbox', { hasMail: false }, 'pathClosed'],
    ['whose key somebody reported', { contested: true }, 'pathClosed'],
    ['in doubt', { doubtful: true }, 'proofMissing'],
    ['that changed since', { epoch: 8 }, 'proofMissing'],
  ]
  it.each(closing)('stays shut for an employer %s', (_, facts, code) => {
    expect(unlock({ facts: { ...blocked, ...facts } })).toBe(code)
  })

  it('stays shut where nobody says whether the key was reported, and a new one may be made all the same', () => {
    const { contested: _, ...unsaid } = blocked
    expect(unlock({ facts: unsaid })).toBe('pathClosed')
    expect(attempt({ facts: unsaid }, onFile())).toHaveProperty('case')
  })

  it('lifts it before an officer too, and leaves a key that is not blocked alone', () => {
    const attended = sampleCase('linkIssued', {
      path: 'attendedUnlock',
      ledger: [proof('reg'), proof('att')],
    })
    expect(unlock({}, attended)).toHaveProperty('case')
    expect(unlock({ facts: well }, attended)).toBe('pathClosed')
  })
})

describe('asking to unlock', () => {
  const ask = (current: Case, path: PathName = 'unlockOnFile', facts: EmployerFacts = well) => {
    const decided = transition(current, { type: 'unlockChosen', path, facts }, asDescribed, now)
    return decided.ok ? decided.value.case : decided.code
  }

  it('takes the word of the registries along, and nothing else that was shown', () => {
    expect(ask(sampleCase('ready'))).toMatchObject({
      path: 'unlockOnFile',
      state: { is: 'proving' },
      ledger: [{ kind: 'reg', at: ago(180) }],
    })
  })

  it('does not begin anew how long that word counts', () => {
    expect(ask(sampleCase('proving', { touchedAt: ago(1_800) }))).toMatchObject({
      state: { is: 'closed', reason: 'proofsExpired' },
    })
    expect(ask(sampleCase('proving', { ledger: [proof('reg', 86_400)] }))).toMatchObject({
      state: { is: 'closed', reason: 'proofsExpired' },
    })
  })

  it('is over where the employer has changed, and nothing without that word', () => {
    expect(ask(sampleCase('proving'), 'unlockOnFile', { ...well, epoch: 8 })).toMatchObject({
      state: { is: 'closed', reason: 'employerChanged' },
    })
    expect(ask(sampleCase('proving', { ledger: [] }))).toBe('proofMissing')
    expect(ask(sampleCase('proving', { ledger: [proof('reg', 0, otherCase)] }))).toBe('proofMissing')
  })

  it.each(['online', 'attendedUnlock', 'inPerson'] as const)('leads to no path like %s', (path) => {
    expect(ask(sampleCase('proving'), path)).toBe('pathClosed')
  })
})
