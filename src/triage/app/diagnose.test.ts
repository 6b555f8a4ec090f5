import { describe, expect, it } from 'vitest'
import { ago, now, ownMessage, proof, sampleCase, states, well } from '../../../test/support/sample-case.ts'
import { closings, referrals, type CaseState, type Closing, type Referral } from '../../cases/domain/case.ts'
import { noFacts } from '../../cases/app/case-facts.ts'
import { plus } from '../../kernel/time.ts'
import type { DeliveryOfCase, DeliveryView } from '../../messaging/domain/delivery-view.ts'
import { profiles } from '../../policy/index.ts'
import { diagnose } from './diagnose.ts'
import type { DiagnosisFacts } from './diagnosis-facts.ts'
import type { Diagnosis } from './diagnosis.ts'
import { lateFrom } from './diagnose-mail.ts'

const policy = profiles['as-described']
const keeping = profiles.standards

const facts = (change: Partial<DiagnosisFacts> = {}): DiagnosisFacts => ({
  loaded: { case: sampleCase('proving'), employerFacts: well, employer: { blockedAt: null }, now },
  isOwn: true,
  around: noFacts,
  delivery: undefined,
  tries: undefined,
  newMail: undefined,
  registriesDown: [],
  hasPaperToFix: false,
  ...change,
})
const inState = (state: CaseState, change: Partial<DiagnosisFacts> = {}): DiagnosisFacts =>
  facts({
    loaded: {
      case: { ...sampleCase(state.is), state },
      employerFacts: well,
      employer: { blockedAt: null },
      now,
    },
    ...change,
  })
const mail = (view: DeliveryView, change: Partial<DeliveryOfCase> = {}): DeliveryOfCase => ({
  messageId: ownMessage,
  view,
  sentAt: ago(400),
  sinceSent: 400,
  count: 1,
  linkId: undefined,
  codeTries: 0,
  ...change,
})
const told = (diagnosis: Diagnosis | undefined) =>
  diagnosis && {
    row: diagnosis.row,
    happened: diagnosis.happened.map(({ is }) => is),
    sameAgain: diagnosis.sameAgain,
    go: diagnosis.go,
  }

describe('why an attempt did not work', () => {
  it('has nothing to say of a case that goes well, in any state', () => {
    for (const is of ['proving', 'ready', 'linkIssued', 'completed'] as const)
      expect(diagnose(inState(states[is]), policy)).toBeUndefined()
  })

  it('is told to the browser of the case alone (ATK-16)', () => {
    for (const state of Object.values(states))
      expect(diagnose(inState(state, { isOwn: false }), policy)).toBeUndefined()
  })

  it('is silent on a path where only the records have spoken, whatever there is to tell (ATK-16)', () => {
    const quiet = (ledger: DiagnosisFacts['loaded']['case']['ledger'], delivery?: DeliveryOfCase) =>
      facts({
        delivery,
        loaded: {
          case: sampleCase('linkIssued', { path: 'unlockOnFile', ledger }),
          employerFacts: { ...well, blocked: true },
          employer: { blockedAt: null },
          now,
        },
      })
    const refused = mail({ state: 'rejected', at: ago(300), code: 'CLV-143' })
    expect(diagnose(quiet([proof('reg', 180)], refused), policy)).toBeUndefined()
    expect(told(diagnose(quiet([proof('reg', 180), proof('phone', 60)], refused), policy))?.row).toBe('R-06')
  })

  const afterReferral: Readonly<Record<Referral, ReturnType<typeof told>>> = {
    rucSuspended: { row: 'R-03', happened: ['rucSuspended'], sameAgain: false, go: 'ruc' },
    rucCancelled: { row: 'R-03', happened: ['rucCancelled'], sameAgain: false, go: 'ruc' },
    noMail: { row: 'R-01', happened: ['noMail'], sameAgain: false, go: 'noMail' },
    mailRefused: { row: 'R-01', happened: ['mailUnknown'], sameAgain: false, go: 'ways' },
    blocked: { row: 'R-13', happened: ['blocked'], sameAgain: false, go: 'unlock' },
    notBlocked: { row: 'R-34', happened: ['notBlocked'], sameAgain: false, go: 'restart' },
    noKeyYet: { row: 'R-02', happened: ['noKeyYet'], sameAgain: false, go: 'firstKey' },
    thinFile: { row: 'R-35', happened: ['thinFile'], sameAgain: false, go: 'ways' },
    attendedOnly: { row: 'R-35', happened: ['attendedOnly'], sameAgain: false, go: 'ways' },
    frozen: { row: 'R-32', happened: ['stopped'], sameAgain: false, go: 'wait' },
  }
  it.each(referrals)('after %s', (reason) => {
    expect(told(diagnose(inState({ is: 'referred', reason, at: ago(60) }), policy))).toEqual(
      afterReferral[reason],
    )
  })

  const afterClosing: Readonly<Record<Closing, ReturnType<typeof told>>> = {
    linkExpired: { row: 'R-07', happened: ['linkExpired'], sameAgain: true, go: 'restart' },
    proofsExpired: { row: 'R-34', happened: ['idle'], sameAgain: true, go: 'restart' },
    employerChanged: { row: 'R-34', happened: ['employerChanged'], sameAgain: true, go: 'restart' },
    withdrawn: undefined,
    reported: { row: 'R-32', happened: ['reported'], sameAgain: false, go: 'wait' },
  }
  it.each(closings)('once closed by %s', (reason) => {
    expect(told(diagnose(inState({ is: 'closed', reason, at: ago(60) }), policy))).toEqual(
      afterClosing[reason],
    )
  })

  it('says until when the questions are closed, and when that is over', () => {
    const until = plus(now, 3_600)
    const closed = inState(states.suspended)
    const during = {
      ...closed,
      loaded: { ...closed.loaded, employerFacts: { ...well, suspendedUntil: until } },
    }
    expect(diagnose(during, policy)).toEqual({
      row: 'R-12',
      happened: [{ is: 'suspended', until }],
      sameAgain: false,
      go: 'ways',
    })
    const past = inState({ is: 'suspended', until: ago(1) })
    expect(told(diagnose(past, policy))).toEqual({
      row: 'R-12',
      happened: ['suspensionOver'],
      sameAgain: true,
      go: 'restart',
    })
  })

  it('counts refused answers and the tries that are left, and not before the first one', () => {
    expect(diagnose(facts({ tries: { refused: 0, left: 3 } }), policy)).toBeUndefined()
    expect(diagnose(facts({ tries: { refused: 2, left: 1 } }), policy)?.happened).toEqual([
      { is: 'answersRefused', refused: 2, left: 1 },
    ])
  })

  it('says that the time without an act is over, before anything that came of it', () => {
    const idle = facts({
      tries: { refused: 1, left: 2 },
      loaded: {
        case: sampleCase('proving', { touchedAt: ago(policy.proof.life) }),
        employerFacts: well,
        employer: { blockedAt: null },
        now,
      },
    })
    expect(told(diagnose(idle, policy))?.row).toBe('R-34')
  })

  it('names the registry that is out now, and only where nothing else went wrong', () => {
    expect(told(diagnose(facts({ registriesDown: ['civil'] }), policy))).toEqual({
      row: 'R-09',
      happened: ['registryDown'],
      sameAgain: false,
      go: 'status',
    })
    expect(
      told(diagnose(facts({ registriesDown: ['civil'], tries: { refused: 1, left: 2 } }), policy))?.row,
    ).toBe('R-11')
  })

  it('tells of the new mailbox that does not count yet, where the old one was the trouble', () => {
    const usableFrom = plus(now, 86_400)
    const noMail = { is: 'referred', reason: 'noMail', at: ago(60) } as const
    expect(diagnose(inState(noMail, { newMail: { usableFrom } }), policy)?.happened).toEqual([
      { is: 'noMail' },
      { is: 'newMailCooling', from: usableFrom },
    ])
    expect(diagnose(inState(noMail, { newMail: { usableFrom: null } }), policy)?.happened[1]).toEqual({
      is: 'newMailUnconfirmed',
    })
  })

  it('tells of a signed request that was not approved, until another one waits', () => {
    const signing = (change: Partial<DiagnosisFacts['around']>) =>
      facts({
        loaded: {
          case: sampleCase('proving', { path: 'signature', ledger: [] }),
          employerFacts: well,
          employer: { blockedAt: null },
          now,
        },
        around: {
          ...noFacts,
          events: [
            { event: 'signedReceived', at: ago(900) },
            { event: 'signedRejected', at: ago(600) },
          ],
          ...change,
        },
      })
    expect(told(diagnose(signing({}), policy))).toEqual({
      row: 'R-27',
      happened: ['signedRejected'],
      sameAgain: false,
      go: 'sign',
    })
    const again = { signed: { receivedAt: ago(60), isForOfficer: false } }
    expect(diagnose(signing(again), policy)).toBeUndefined()
  })

  it('tells of a paper to mend, of a case that ends at a counter', () => {
    const attended = (hasPaperToFix: boolean) =>
      facts({
        hasPaperToFix,
        loaded: {
          case: sampleCase('proving', { path: 'inPerson', ledger: [] }),
          employerFacts: well,
          employer: { blockedAt: null },
          now,
        },
      })
    expect(told(diagnose(attended(true), policy))?.row).toBe('R-29')
    expect(diagnose(attended(false), policy)).toBeUndefined()
  })
})

describe('what the mail did to the link (L-20, CHANNELS 3.6)', () => {
  const at = ago(300)
  const diesAt = plus(now, 60)
  const views: readonly [string, DeliveryView, ReturnType<typeof told>][] = [
    ['on its way', { state: 'queued', at }, undefined],
    ['used', { state: 'used', code: 'CLV-161' }, undefined],
    ['accepted just now', { state: 'accepted', at, diesAt, secondsLeft: 60, code: undefined }, undefined],
    [
      'accepted and not opened',
      { state: 'accepted', at, diesAt, secondsLeft: 60, code: 'CLV-146' },
      { row: 'R-06', happened: ['linkAsked', 'mailUnopened'], sameAgain: false, go: 'waitForMail' },
    ],
    [
      'put off',
      { state: 'deferred', at, nextAttemptAt: plus(now, 90), code: 'CLV-142' },
      { row: 'R-06', happened: ['linkAsked', 'mailPutOff'], sameAgain: false, go: 'waitForMail' },
    ],
    [
      'put off by a full mailbox',
      { state: 'deferred', at, nextAttemptAt: undefined, code: 'CLV-143' },
      { row: 'R-06', happened: ['linkAsked', 'mailFull'], sameAgain: false, go: 'waitForMail' },
    ],
    [
      'answering again',
      { state: 'answersAgain', at },
      { row: 'R-06', happened: ['linkAsked', 'mailAnswersAgain'], sameAgain: true, go: 'waitForMail' },
    ],
    [
      'unsure',
      { state: 'unknown', at, diesAt, secondsLeft: 60 },
      { row: 'R-06', happened: ['linkAsked', 'mailUnsure'], sameAgain: true, go: 'waitForMail' },
    ],
    [
      'replaced by another case',
      { state: 'replaced', at, code: 'CLV-162' },
      { row: 'R-07', happened: ['linkAsked', 'linkReplaced'], sameAgain: false, go: 'restart' },
    ],
    [
      'void',
      { state: 'void', code: 'CLV-169' },
      { row: 'R-34', happened: ['linkAsked', 'linkVoid'], sameAgain: true, go: 'restart' },
    ],
    [
      'expired',
      { state: 'expired', at, code: 'CLV-160' },
      { row: 'R-07', happened: ['linkAsked', 'linkExpired'], sameAgain: true, go: 'restart' },
    ],
  ]
  it.each(views)('%s', (_name, view, expected) => {
    expect(told(diagnose(inState(states.linkIssued, { delivery: mail(view) }), policy))).toEqual(expected)
  })

  it.each([
    ['CLV-141', 'R-01', 'mailUnknown', 'ways'],
    ['CLV-143', 'R-06', 'mailFull', 'waitForMail'],
    ['CLV-144', 'R-06', 'mailFiltered', 'waitForMail'],
    ['CLV-145', 'R-31', 'mailOurs', 'ways'],
    ['CLV-147', 'R-31', 'mailSuppressed', 'ways'],
  ] as const)('refused with %s', (code, row, is, go) => {
    const delivery = mail({ state: 'rejected', at, code })
    expect(told(diagnose(inState(states.linkIssued, { delivery }), policy))).toEqual({
      row,
      happened: ['linkAsked', is],
      sameAgain: false,
      go,
    })
  })

  it('tells how late the mail was: the life of the link ran from when it was accepted', () => {
    const expired: DeliveryView = { state: 'expired', at: ago(100), code: 'CLV-160' }
    const late = (after: number) =>
      diagnose(
        inState(
          { is: 'closed', reason: 'linkExpired', at: ago(90) },
          {
            delivery: mail(expired),
            around: {
              ...noFacts,
              events: [
                { event: 'linkAccepted', at: plus(ago(400), after) },
                { event: 'linkOpened', at: ago(150) },
                // Of an earlier link: it is none of this one's.
                { event: 'linkAccepted', at: ago(900) },
              ],
            },
          },
        ),
        policy,
      )?.happened
    expect(late(lateFrom)).toEqual([
      { is: 'linkAsked', at: ago(400) },
      { is: 'linkAcceptedLate', at: ago(400 - lateFrom), after: lateFrom },
      { is: 'linkOpened', at: ago(150) },
      { is: 'linkExpired', at: ago(100) },
    ])
    expect(late(lateFrom - 1)?.[1]).toMatchObject({ is: 'linkAccepted', after: lateFrom - 1 })
  })

  it('leads to another link where the rules keep what was proven, until all of them are spent', () => {
    const expired: DeliveryView = { state: 'expired', at, code: 'CLV-160' }
    const ready = (count: number) =>
      diagnose(inState(states.ready, { delivery: mail(expired, { count }) }), keeping)
    expect(told(ready(1))).toMatchObject({ go: 'askLink', happened: ['linkAsked', 'linkExpired'] })
    expect(told(ready(keeping.link.resendMax + 1))).toMatchObject({
      go: 'ways',
      happened: ['linkAsked', 'linkExpired', 'linksSpent'],
    })
  })

  it('says that the typed codes are spent while the link itself is good', () => {
    const open: DeliveryView = { state: 'accepted', at, diesAt, secondsLeft: 60, code: undefined }
    const spent = (codeTries: number) =>
      told(diagnose(inState(states.linkIssued, { delivery: mail(open, { codeTries }) }), policy))
    expect(spent(policy.link.codeTries)).toMatchObject({ row: 'R-28', happened: ['linkAsked', 'codesSpent'] })
    expect(spent(policy.link.codeTries - 1)).toBeUndefined()
  })
})
