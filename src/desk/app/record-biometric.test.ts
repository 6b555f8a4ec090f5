import { expect, it } from 'vitest'
import { now, proof, sampleCase, well } from '../../../test/support/sample-case.ts'
import type { Proof } from '../../cases/domain/ledger.ts'
import { asDescribed } from '../../policy/index.ts'
import { mayRecord } from './record-biometric.ts'

const attended = (
  is: 'ready' | 'linkIssued' | 'completed' | 'proving',
  att: Partial<Proof> | null = {},
  more: readonly Proof[] = [],
) =>
  sampleCase(is, {
    path: 'inPerson',
    ledger: [proof('reg'), ...(att === null ? [] : [{ ...proof('att'), ...att }]), ...more],
  })

it.each(['ready', 'linkIssued', 'completed'] as const)(
  'a record may be noted of whom was attended and approved: %s',
  (is) => {
    expect(mayRecord(attended(is), well, asDescribed)).toBe(true)
  },
)

it('and of nobody while something is still to be shown, or without a mailbox to fix it to', () => {
  expect(mayRecord(attended('proving'), well, asDescribed)).toBe(false)
  expect(mayRecord(attended('ready', null), well, asDescribed)).toBe(false)
  expect(mayRecord(attended('ready'), { ...well, hasMail: false }, asDescribed)).toBe(false)
})

it('nor of whom an attorney stands for, or whom no clock of ours saw', () => {
  const second = [proof('second')]
  expect(mayRecord(attended('ready', { byAttorney: true }, second), well, asDescribed)).toBe(false)
  expect(mayRecord(attended('ready', { enteredAt: now }, second), well, asDescribed)).toBe(false)
})

it('nor before a second person approved, where one is asked for', () => {
  const doubtful = { ...well, doubtful: true }
  expect(mayRecord(attended('ready'), doubtful, asDescribed)).toBe(false)
  expect(mayRecord(attended('ready', {}, [proof('second')]), doubtful, asDescribed)).toBe(true)
})
