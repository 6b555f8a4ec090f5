import { takeLiveMatch } from '../../src/proofs/biometrics/app/take-live-match.ts'
import { attended, caseOf, checkAll, officer } from '../support/counter.ts'
import {
  captureOf,
  challenge,
  enrol,
  fingersAt,
  partsWith,
  show,
  signed,
  standInComparer,
  station,
  type Sent,
} from '../support/fingers.ts'
import type { Service } from '../support/service.ts'
import type { Contest } from './contest.ts'

const comparer = standInComparer()
/** What the service of the contests compares with. */
export const contestedFingers = partsWith(comparer)

const rivals = 50
let people = 2_000

/** Somebody who is enrolled, and as many captures as there are rivals: all for one challenge, or each for its own. */
async function stage(service: Service, isOneChallenge: boolean) {
  people += 10
  const vera = await officer(service)
  const { code } = await attended(service, 'attendedUnlock')
  await checkAll(service, vera, code)
  await enrol(service, vera, code, people)
  const hand = await station(service)
  const once = isOneChallenge ? await challenge(service, vera, code) : undefined
  const sent: Sent[] = []
  for (let n = 0; n < rivals; n += 1) {
    const nonce = once ?? (await challenge(service, vera, code))
    sent.push(await signed(hand, vera, code, { nonce, template: captureOf(people + 1) }))
  }
  const count = async (act: string): Promise<number> => {
    const { rows } = await service.db.pool.query<{ n: number }>(
      'select count(*)::int as n from audit_entry where case_code = $1 and act = $2',
      [code, act],
    )
    return rows[0]?.n ?? 0
  }
  const compare = async (rival: number): Promise<unknown> => {
    const one = sent[rival % sent.length]
    return one && show(service, vera, code, one, rival)
  }
  return { code, compare, count }
}

/** What stations and whoever takes a match contend for (ATK-45). */
export const fingerContests: readonly Contest[] = [
  {
    name: 'one challenge, many captures',
    prizes: () => 1,
    async prepare(service) {
      comparer.mood = 'match'
      const { compare, count } = await stage(service, true)
      return { call: compare, won: () => count('fingersCompared') }
    },
  },
  {
    name: 'two tries of a finger, many captures',
    prizes: ({ policy }) => policy.fingers.triesPerFinger,
    async prepare(service) {
      comparer.mood = 'noMatch'
      const { compare, count } = await stage(service, false)
      return { call: compare, won: () => count('fingersCompared') }
    },
  },
  {
    name: 'one match, taken as evidence',
    prizes: () => 1,
    async prepare(service) {
      comparer.mood = 'match'
      const { code, compare, count } = await stage(service, true)
      await compare(0)
      const { claimant, employer, case: its } = await caseOf(service, code)
      const place = { employerId: employer.id, caseId: its.id, caseCode: code }
      return {
        call(rival) {
          const deps = fingersAt(service, rival)
          return deps.atomically((tx) => takeLiveMatch(deps, tx, place, deps.subjectOf(claimant)))
        },
        won: () => count('liveMatchTaken'),
      }
    },
  },
]
