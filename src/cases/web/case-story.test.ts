import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { CaseId, EmployerId, MessageId } from '../../kernel/ids.ts'
import { days, hours, minutes, plus, type Instant } from '../../kernel/time.ts'
import type { PathName } from '../../policy/paths.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { standards } from '../../policy/profiles/standards.ts'
import { testNow as now } from '../../../test/support/visit.ts'
import { noFacts } from '../app/case-facts.ts'
import type { LoadedCase } from '../app/ports.ts'
import { closings, referrals, type CaseState, type EmployerFacts } from '../domain/case.ts'
import type { Ledger } from '../domain/ledger.ts'
import { caseStatus } from './case-status.ts'
import { storyOf, storyWords } from './case-story.ts'

const id = 'c' as CaseId
const messageId = 'm' as MessageId
const proof = (kind: 'reg' | 'gate' | 'att', at: Instant): Ledger[number] => ({
  kind,
  caseId: id,
  at,
  source: 's',
  evidence: 'e',
})
const begun = plus(now, -minutes(5))
const asked: Ledger = [proof('reg', begun)]
const passed: Ledger = [...asked, proof('gate', begun)]

function caseIn(state: CaseState, ledger: Ledger = passed, more: Partial<EmployerFacts> = {}): LoadedCase {
  return {
    case: { id, employerId: 'e' as EmployerId, path: 'online', state, ledger, touchedAt: begun },
    employerFacts: {
      rucState: 'active',
      hasKey: true,
      blocked: false,
      frozen: false,
      hasMail: true,
      suspendedUntil: null,
      ...more,
    },
    now,
  } as unknown as LoadedCase
}
const linkIssued: CaseState = { is: 'linkIssued', messageId, requestedAt: plus(now, -60), sent: 1 }

describe('whose turn it is', () => {
  const turn = (loaded: LoadedCase, level: 0 | 1 = 1, facts = noFacts, policy = asDescribed) =>
    caseStatus(loaded, facts, level, policy)

  it('is the person’s while proofs are asked for, as long as the first of their clocks runs', () => {
    expect(turn(caseIn({ is: 'proving' }, asked))).toEqual({
      turn: 'person',
      step: 'p96.do.questions',
      until: plus(begun, minutes(30)),
    })
    expect(turn(caseIn({ is: 'ready', sent: 0 }))).toEqual({
      turn: 'person',
      step: 'p96.do.askLink',
      until: plus(begun, minutes(30)),
    })
    const old: Ledger = [proof('reg', plus(now, minutes(10) - days(1))), proof('gate', begun)]
    expect(turn(caseIn({ is: 'ready', sent: 0 }, old))).toMatchObject({ until: plus(now, minutes(10)) })
  })

  it('names a household no hour before proof: a deposit of its bank may be on its way for days', () => {
    const loaded = caseIn({ is: 'proving' }, asked)
    const household = { ...loaded, case: { ...loaded.case, path: 'household' as const } }
    expect(turn(household, 0)).toEqual({ turn: 'person', step: 'p96.do.household', until: null })
    expect(turn(household, 1)).toMatchObject({ until: plus(begun, minutes(30)) })
  })

  it('goes back to the first page once the proofs have ended', () => {
    const loaded = caseIn({ is: 'ready', sent: 0 })
    const later = { ...loaded, now: plus(now, hours(1)) }
    expect(turn(later)).toMatchObject({ step: 'p96.do.identify' })
  })

  it('is nobody’s hurry while the questions are suspended, and says until when', () => {
    const until = plus(now, hours(3))
    expect(turn(caseIn({ is: 'suspended', until }, asked, { suspendedUntil: until }))).toEqual({
      turn: 'wait',
      until,
    })
    expect(turn(caseIn({ is: 'proving' }, asked, { suspendedUntil: until }))).toEqual({ turn: 'wait', until })
    // Lifted before its time.
    expect(turn(caseIn({ is: 'suspended', until }))).toMatchObject({ step: 'p96.do.identify' })
    expect(turn(caseIn({ is: 'suspended', until: plus(now, -1) }))).toMatchObject({ step: 'p96.do.identify' })
  })

  it('follows the link from the mail to the key, and to what its end means', () => {
    const dies = plus(now, 100)
    expect(turn(caseIn(linkIssued))).toEqual({ turn: 'person', step: 'p96.do.openLink', until: null })
    const opened = { events: [{ event: 'linkOpened', at: now }], linkDiesAt: dies }
    expect(turn(caseIn(linkIssued), 1, opened)).toEqual({
      turn: 'person',
      step: 'p96.do.setKey',
      until: dies,
    })
    const over = { events: [], linkDiesAt: now }
    expect(turn(caseIn(linkIssued), 1, over)).toMatchObject({ step: 'p96.do.identify' })
    expect(turn(caseIn(linkIssued), 1, over, standards)).toMatchObject({ step: 'p96.do.askLink' })
  })

  it('does not take the opening of a former link for that of this one', () => {
    const former = { events: [{ event: 'linkOpened', at: plus(now, -120) }], linkDiesAt: null }
    expect(turn(caseIn(linkIssued), 1, former)).toMatchObject({ step: 'p96.do.openLink' })
  })

  it('ends with the first sign-in', () => {
    const completed = { is: 'completed', at: now, generation: 2 } as const
    expect(turn(caseIn({ ...completed, signedInAt: null }))).toMatchObject({ step: 'p96.do.signIn' })
    expect(turn(caseIn({ ...completed, signedInAt: now }))).toEqual({ turn: 'nobody', because: 'done' })
  })

  it('is ours, with a date, while a report is looked at', () => {
    const reported: CaseState = { is: 'closed', reason: 'reported', at: now }
    expect(turn(caseIn(reported))).toEqual({
      turn: 'institution',
      step: 'p96.do.review',
      until: plus(now, hours(24)),
    })
    expect(turn(caseIn({ is: 'referred', reason: 'frozen', at: now }))).toMatchObject({ turn: 'institution' })
  })

  it('of a case that ends at a counter goes from the papers to the officer, and to who approves', () => {
    const at = (path: PathName, is: CaseState, ledger: Ledger, papers = false, facts = noFacts) => {
      const loaded = caseIn(is, ledger)
      return caseStatus({ ...loaded, case: { ...loaded.case, path } }, facts, 1, asDescribed, papers)
    }
    const day = plus(begun, hours(8))
    const proving: CaseState = { is: 'proving' }
    const checked: Ledger = [proof('reg', begun), proof('att', begun)]
    expect(at('firstKey', proving, [], true)).toEqual({ turn: 'person', step: 'p96.do.papers', until: null })
    expect(at('firstKey', proving, [])).toMatchObject({ step: 'p96.do.centre' })
    expect(at('firstKey', proving, checked)).toEqual({
      turn: 'institution',
      step: 'p96.do.approve',
      until: day,
    })
    // Nobody says that the employer is beyond doubt, so a second person is asked for here too.
    expect(at('inPerson', proving, checked)).toMatchObject({ step: 'p96.do.approve' })
    expect(at('inPerson', { is: 'ready', sent: 0 }, checked)).toMatchObject({ step: 'p96.do.sendLink' })
    expect(at('inPerson', linkIssued, checked)).toMatchObject({ step: 'p96.do.openLink' })
    // The person is still there, and so is what was checked.
    const over = { events: [], linkDiesAt: now }
    expect(at('inPerson', linkIssued, checked, false, over)).toMatchObject({ step: 'p96.do.sendLink' })
    const long = [proof('reg', plus(now, -days(1))), proof('att', plus(now, -days(1)))]
    expect(at('firstKey', proving, long)).toMatchObject({ step: 'p96.do.centre' })
  })

  it('tells nobody without proof why the online way is closed (ATK-16)', () => {
    for (const reason of referrals) {
      expect(turn(caseIn({ is: 'referred', reason, at: now }), 0)).toEqual({
        turn: 'person',
        step: 'p96.do.ways',
        until: null,
      })
    }
    for (const reason of closings.filter((one) => one !== 'withdrawn')) {
      expect(turn(caseIn({ is: 'closed', reason, at: now }), 0)).toEqual({
        turn: 'nobody',
        because: 'closed',
      })
    }
  })
})

describe('what has happened', () => {
  const at = (minute: number) => plus(now, minutes(minute))
  const keys = (lines: ReturnType<typeof storyOf>) => lines.map(({ key }) => key.slice('p96.ev.'.length))

  it('has words for every step that any use case names', () => {
    const source = fileURLToPath(new URL('../..', import.meta.url))
    const named = globSync('**/*.ts', { cwd: source })
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(`${source}/${file}`, 'utf8').matchAll(/\bnamed: '(\w+)'/g)])
      .map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => storyWords(name) === undefined)).toEqual([])
    expect([...closings, 'created', 'keySet'].filter((name) => storyWords(name) === undefined)).toEqual([])
  })

  it('is told newest first, mail and moves in one line', () => {
    const moves = [
      { event: 'linkSent', at: at(2) },
      { event: 'proved', at: at(1) },
      { event: 'created', at: at(0) },
    ]
    const around = [
      { event: 'answersRefused', at: at(0.5) },
      { event: 'linkAccepted', at: at(3) },
    ]
    expect(keys(storyOf(caseIn(linkIssued), moves, around, 1))).toEqual([
      'linkAccepted',
      'linkSent',
      'proved',
      'answersRefused',
      'created',
    ])
  })

  it('keeps to itself, from whoever has only the code, what mailbox and owner did', () => {
    const around = ['answersRefused', 'linkAccepted', 'linkRefused', 'linkOpened'].map((event) => ({
      event,
      at: now,
    }))
    const moves = ['reported', 'employerChanged', 'mailRefused', 'signedIn', 'created'].map((event) => ({
      event,
      at: now,
    }))
    expect(keys(storyOf(caseIn(linkIssued), moves, around, 0))).toEqual(['created'])
    expect(storyOf(caseIn(linkIssued), moves, around, 1)).toHaveLength(8)
  })

  it('never says that a link was sent when the case ended instead', () => {
    const moves = [
      { event: 'linkSent', at: at(1) },
      { event: 'created', at: at(0) },
    ]
    const ended = caseIn({ is: 'closed', reason: 'proofsExpired', at: at(1) })
    expect(keys(storyOf(ended, moves, [], 1))).toEqual(['proofsExpired', 'created'])
    const elsewhere = caseIn({ is: 'referred', reason: 'blocked', at: at(1) })
    expect(keys(storyOf(elsewhere, moves, [], 1))).toEqual(['referred', 'created'])
  })

  it('says both when the answers were right and the way was closed all the same', () => {
    const moves = [{ event: 'proved', at: at(1) }]
    expect(keys(storyOf(caseIn({ is: 'referred', reason: 'noMail', at: at(1) }), moves, [], 1))).toEqual([
      'referred',
      'proved',
    ])
  })

  it('says of a visit who did what, and of nobody twice that they were identified', () => {
    const moves = ['linkSent', 'approved', 'proved', 'registriesAgreed', 'begunAnew', 'created'].map(
      (event, n) => ({ event, at: at(9 - n) }),
    )
    const lines = storyOf(caseIn(linkIssued), moves, [], 0)
    expect(keys(lines)).toEqual(moves.map(({ event }) => event))
    expect(new Set(lines.map(({ key }) => key)).size).toBe(moves.length)
  })

  it.each(['registriesAgreed', 'proved', 'approved', 'affiliateShown'])(
    'tells after %s what really came of it',
    (event) => {
      const moves = [{ event, at: at(1) }]
      const closed = caseIn({ is: 'closed', reason: 'employerChanged', at: at(1) })
      expect(keys(storyOf(closed, moves, [], 1))).toEqual(['employerChanged'])
      const elsewhere = caseIn({ is: 'referred', reason: 'rucCancelled', at: at(1) })
      expect(keys(storyOf(elsewhere, moves, [], 1))).toEqual(['referred', event])
    },
  )

  it('leaves out what it has no words for, whatever it is called', () => {
    expect(
      storyOf(
        caseIn(linkIssued),
        [
          { event: 'toString', at: now },
          { event: 'later', at: now },
        ],
        [],
        1,
      ),
    ).toEqual([])
  })
})
