import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { syntheticCedula } from '../../../kernel/synthetic.ts'
import { checkNames, type CheckName } from './codes.ts'
import type { CheckResult, Judgement } from './judgement.ts'
import { judgeAcceptable, staffReasonOf, type Waiting } from './review.ts'
import { wholeJudgement } from './whole-judgement.ts'

const document = syntheticCedula(24, 7)
const at = instant(1_780_000_000_000)

const judged = (
  changed: Partial<Record<CheckName, CheckResult['result']>> = {},
  cedula = document,
): Judgement => ({
  outcome: 'staff',
  indication: 'passed',
  sub: undefined,
  code: undefined,
  checks: checkNames.map((check) => ({
    check,
    result: changed[check] ?? (check === 'consumed' ? 'left' : 'passed'),
  })),
  signer: {
    cedula,
    ruc: undefined,
    name: 'FIRMANTE DE PRUEBA',
    issuer: 'Entidad de Prueba',
    serial: '01',
    notBefore: at,
    notAfter: at,
  },
  evidence: {
    fileSha256: 'ab',
    chain: [],
    signatureSha256: 'cd',
    revocation: [],
    trustVersion: 1,
    judgeVersion: 1,
  },
  at,
})
const waits = { state: 'staff', scanned: true, kind: 'pdf', purpose: 'newKey' } as const

describe('what an officer may accept', () => {
  it('is what passed every check that a machine makes', () => {
    expect(judgeAcceptable(waits, [judged()], document)).toMatchObject({ ok: true })
  })

  it.each(checkNames.filter((check) => check !== 'consumed'))('is never what failed at %s', (check) => {
    expect(judgeAcceptable(waits, [judged({ [check]: 'failed' })], document)).toMatchObject({
      code: 'failed',
    })
  })

  it.each(['revocation', 'identity'] as const)('is never what is not known at %s (SIGNATURES 8)', (check) => {
    const found = judgeAcceptable(waits, [judged({ [check]: 'unknown' })], document)
    expect(found).toMatchObject({ code: 'unknown' })
  })

  it.each(checkNames.filter((check) => check !== 'consumed' && check !== 'issued' && check !== 'increment'))(
    'is never what was not asked at %s',
    (check) => {
      expect(judgeAcceptable(waits, [judged({ [check]: 'left' })], document)).toMatchObject({
        code: 'unchecked',
      })
    },
  )

  it('may be a letter that was not issued here', () => {
    const letter = judged({ issued: 'left', increment: 'left' })
    expect(judgeAcceptable(waits, [letter], document)).toMatchObject({ ok: true })
  })

  it('is no letter where a new contact is asked for: only our document names it (ATK-43)', () => {
    const asks = { ...waits, purpose: 'contact' } as const
    const letter = judged({ issued: 'left', increment: 'left' })
    expect(judgeAcceptable(asks, [letter], document)).toMatchObject({ code: 'elsewhere' })
    expect(judgeAcceptable(asks, [judged()], document)).toMatchObject({ ok: true })
  })

  it('may be a .p7m, which is no PDF: of it only what is of a PDF may be left', () => {
    const cms = { ...waits, kind: 'cms' } as const
    const wrapped = { increment: 'left', coverage: 'left', byteRange: 'left' } as const
    expect(judgeAcceptable(cms, [judged(wrapped)], document)).toMatchObject({ ok: true })
    expect(judgeAcceptable(cms, [judged({ ...wrapped, issued: 'left' })], document)).toMatchObject({
      ok: true,
    })
    for (const check of ['file', 'cms', 'digest', 'signature'] as const)
      expect(judgeAcceptable(cms, [judged({ ...wrapped, [check]: 'left' })], document)).toMatchObject({
        code: 'unchecked',
      })
  })

  it('is no file of which one signature fails, nor one that the person of the case did not sign', () => {
    expect(judgeAcceptable(waits, [judged(), judged({ digest: 'failed' })], document)).toMatchObject({
      code: 'failed',
    })
    expect(judgeAcceptable(waits, [judged({}, syntheticCedula(24, 8))], document)).toMatchObject({
      code: 'unchecked',
    })
    expect(judgeAcceptable(waits, [], document)).toMatchObject({ code: 'unchecked' })
  })

  it('is nothing that the scanner did not find clean, and nothing that waits no more', () => {
    expect(judgeAcceptable({ ...waits, scanned: false }, [judged()], document)).toMatchObject({
      code: 'unscanned',
    })
    expect(judgeAcceptable({ ...waits, state: 'refused' }, [judged()], document)).toMatchObject({
      code: 'over',
    })
  })
})

describe('why a file waits for people', () => {
  const waiting: Waiting = { ...waits, code: null, purpose: 'newKey', judgement: judged() }
  const joint: Judgement = {
    ...judged(),
    checks: judged().checks.map((one) =>
      one.check === 'identity' ? { ...one, facts: { why: 'joint' } } : one,
    ),
  }
  it.each([
    ['wrapped', { kind: 'cms' }],
    ['letter', { code: 'SIGNED_ELSEWHERE' }],
    ['several', { code: 'MULTIPLE_SIGNATURES' }],
    ['unknown', { code: 'REVOCATION_UNKNOWN' }],
    ['unknown', { judgement: null }],
    ['representative', { purpose: 'representative' }],
    ['joint', { judgement: joint }],
    ['provisional', {}],
    ['notNow', { judgement: { ...judged(), outcome: 'accepted' } }],
  ] as const)('%s', (why, changed) => {
    expect(staffReasonOf({ ...waiting, ...changed })).toBe(why)
  })
})

describe('a file with several signatures', () => {
  const sound: Judgement = { ...judged(), outcome: 'accepted' }
  it('is for people, however sound each of them is, and one alone is what it is', () => {
    expect(wholeJudgement([sound])).toBe(sound)
    expect(wholeJudgement([sound, sound])).toMatchObject({ outcome: 'staff', code: 'MULTIPLE_SIGNATURES' })
  })

  it('is refused when one of them is, unless only who signed is in question', () => {
    const revoked: Judgement = { ...sound, outcome: 'refused', code: 'CERT_REVOKED' }
    const other: Judgement = { ...sound, outcome: 'refused', code: 'SIGNER_NOT_REPRESENTATIVE' }
    expect(wholeJudgement([sound, revoked])).toMatchObject({ outcome: 'refused', code: 'CERT_REVOKED' })
    expect(wholeJudgement([sound, other])).toMatchObject({ code: 'MULTIPLE_SIGNATURES' })
  })
})
