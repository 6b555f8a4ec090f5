import { describe, expect, it, test } from 'vitest'
import type { OfficerId } from '../../../kernel/ids.ts'
import { addDays, mainlandDay } from '../../../kernel/civil-day.ts'
import { instant } from '../../../kernel/time.ts'
import { pathNames } from '../../../policy/paths.ts'
import { documentKinds, documentRules, documentsOf } from './documents.ts'
import {
  canonicalDossier,
  isSettled,
  judgeCheck,
  stateOf,
  type DocumentCheck,
  type DossierDocument,
  type DossierFile,
} from './dossier.ts'
import { judgeDay } from './paper-day.ts'

const at = (seconds: number) => instant(1_800_000_000_000 + seconds * 1000)
const today = mainlandDay(at(0))
const clock = { today, docs: { rucMaxAge: 30, letterMaxAge: 15 } }
const file: DossierFile = {
  id: 'f1',
  digest: 'aa',
  state: 'kept',
  type: 'pdf',
  size: 10,
  name: 'carta.pdf',
  active: false,
  at: at(10),
  scannedBy: null,
  seenAt: null,
}
/** Of the same octets, kept by an officer after the check below. */
const scan: DossierFile = { ...file, at: at(30), scannedBy: 'o1' as OfficerId }
const check: DocumentCheck = {
  result: 'ok',
  points: documentRules.letter.points,
  reason: '',
  officer: 'o1' as OfficerId,
  fileDigest: 'aa',
  day: today,
  at: at(20),
  hasLapsed: false,
}
const letter: DossierDocument = { kind: 'letter', file: null, check: null, onRecord: null }
const onRecord = { registry: 'taxpayer' } as const

describe('the papers of a case', () => {
  it('are five for a company in person, and none on a path that ends online', () => {
    expect(documentsOf('inPerson', 'company')).toEqual(documentKinds)
    expect(pathNames.filter((path) => documentsOf(path, 'company').length > 0)).toEqual([
      'attendedUnlock',
      'inPerson',
      'firstKey',
    ])
  })

  it('leave out the deed for whom nobody appointed', () => {
    expect(documentsOf('firstKey', 'naturalPerson')).toEqual(['cedula', 'ruc', 'appointment', 'letter'])
    expect(documentsOf('inPerson', 'householdEmployer')).toEqual(['cedula', 'appointment', 'letter'])
  })
})

describe('the state of a document', () => {
  test.each([
    ['missing', letter],
    ['skip', { ...letter, onRecord }],
    ['received', { ...letter, file }],
    // Sent although it was not needed: somebody will look at it.
    ['received', { ...letter, onRecord, file }],
    ['inReview', { ...letter, file: { ...file, seenAt: at(15) } }],
    ['ok', { ...letter, file, check }],
    ['fix', { ...letter, file, check: { ...check, result: 'fix', reason: 'Sin firma' } }],
    ['ok', { ...letter, check: { ...check, fileDigest: null } }],
    // Another file came after the look: the look was at the other one.
    ['received', { ...letter, file: { ...file, digest: 'bb', at: at(30) }, check }],
    ['missing', { ...letter, check }],
    // An officer scanned something after the look, at whatever the look was: what is kept is looked at.
    ['received', { ...letter, file: scan, check: { ...check, fileDigest: null } }],
    ['received', { ...letter, file: scan, check }],
    ['received', { ...letter, file: scan, check: { ...check, result: 'skip', fileDigest: null }, onRecord }],
    ['ok', { ...letter, file: scan, check: { ...check, at: at(40) } }],
    // It was in order, and is too old by now.
    ['received', { ...letter, file, check: { ...check, hasLapsed: true } }],
    [
      'received',
      {
        ...letter,
        file: { ...file, at: at(30) },
        check: { ...check, result: 'fix', fileDigest: null },
      },
    ],
  ] as const satisfies readonly (readonly [string, DossierDocument])[])('is %s', (state, document) => {
    expect(stateOf(document)).toBe(state)
  })

  it('settles the dossier when every document is in order or not needed', () => {
    expect(isSettled([])).toBe(false)
    expect(isSettled([{ ...letter, file, check }])).toBe(true)
    expect(isSettled([{ ...letter, file, check }, letter])).toBe(false)
  })
})

describe('a check', () => {
  const asked = {
    kind: 'letter',
    result: 'ok',
    points: documentRules.letter.points,
    reason: '',
    fileDigest: 'aa',
    day: today,
  } as const
  const there = { ...letter, file }

  it('is in order with every point ticked, and not with one less', () => {
    expect(judgeCheck(there, asked, clock)).toMatchObject({ ok: true })
    expect(judgeCheck(there, { ...asked, points: asked.points.slice(1) }, clock)).toMatchObject({
      code: 'points',
    })
  })

  it('is void when another file came meanwhile, and waits while the file is in quarantine', () => {
    expect(judgeCheck(there, { ...asked, fileDigest: 'bb' }, clock)).toMatchObject({ code: 'changed' })
    expect(judgeCheck(letter, asked, clock)).toMatchObject({ code: 'changed' })
    expect(judgeCheck({ ...letter, file: { ...file, state: 'quarantined' } }, asked, clock)).toMatchObject({
      code: 'quarantined',
    })
  })

  it('tells what to mend, and lets only a registry make a paper needless', () => {
    expect(judgeCheck(there, { ...asked, result: 'fix', reason: '  ' }, clock)).toMatchObject({
      code: 'reason',
    })
    expect(judgeCheck(there, { ...asked, result: 'skip' }, clock)).toMatchObject({ code: 'notOnRecord' })
    expect(judgeCheck({ ...there, onRecord }, { ...asked, result: 'skip' }, clock)).toMatchObject({
      ok: true,
    })
  })
})

describe('the text that an approval is bound to', () => {
  const whole = [{ ...letter, file, check }]
  const text = canonicalDossier('c1', whole)

  test.each([
    ['another case', canonicalDossier('c2', whole)],
    ['another file', canonicalDossier('c1', [{ ...letter, file: { ...file, digest: 'bb' }, check }])],
    [
      'another officer',
      canonicalDossier('c1', [{ ...letter, file, check: { ...check, officer: 'o2' as OfficerId } }]),
    ],
    ['another result', canonicalDossier('c1', [{ ...letter, file, check: { ...check, result: 'fix' } }])],
    ['another point', canonicalDossier('c1', [{ ...letter, file, check: { ...check, points: ['signed'] } }])],
    ['another registry', canonicalDossier('c1', [{ ...letter, file, check, onRecord }])],
    [
      'another day',
      canonicalDossier('c1', [{ ...letter, file, check: { ...check, day: addDays(today, -1) } }]),
    ],
    ['one that lapsed', canonicalDossier('c1', [{ ...letter, file, check: { ...check, hasLapsed: true } }])],
    ['a later look', canonicalDossier('c1', [{ ...letter, file, check: { ...check, at: at(21) } }])],
    ['another reason', canonicalDossier('c1', [{ ...letter, file, check: { ...check, reason: '2:fix,' } }])],
  ])('differs with %s', (_what, other) => {
    expect(other).not.toBe(text)
  })
})

describe('the day on a paper', () => {
  test.each([
    ['letter', 0, undefined],
    ['letter', -15, undefined],
    ['letter', -16, 'old'],
    ['letter', 1, 'future'],
    ['letter', null, 'noDay'],
    ['ruc', -30, undefined],
    ['ruc', -31, 'old'],
    ['deed', 0, undefined],
    ['deed', -1, 'ended'],
    ['deed', 900, undefined],
    // It names no last day.
    ['deed', null, undefined],
    ['cedula', null, undefined],
  ] as const)('%s of day %s: %s', (kind, ago, code) => {
    const judged = judgeDay(kind, ago === null ? null : addDays(today, ago), clock)
    expect(judged.ok ? undefined : judged.code).toBe(code)
  })
})
