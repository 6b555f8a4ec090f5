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
      effects: ['voidLinks', 'endSessions', 'stopContactChanges', 'clearTries', 'tellContacts'],
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
    const second: readonly ProofKind[] = profiles[profile].paths[path].whenDoubtful ?? []
    const tried = (kinds: readonly ProofKind[], facts = well) =>
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
    expect(tried([...full, ...second], { ...well, doubtful: true })).toHaveProperty('case')
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
