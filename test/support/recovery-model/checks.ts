import type { Case, EmployerFacts } from '../../../src/cases/domain/case.ts'
import { caseIds, isInTime, now } from './bridge.ts'
import type { Claim, Slot, World } from './world.ts'
import { facts } from './world.ts'

/**
 * What must never happen (RELIABILITY 5), said without the product's words for it: no guard, no
 * standing, no table of paths is asked, so that a hole in one of them is a hole here too only by chance.
 */

export interface KeyMade {
  readonly world: World
  readonly slot: Slot
  readonly index: number
  /** The claim as it stood before, and the case as the product left it. */
  readonly claim: Claim
  readonly made: Case
  /** What the registries last said about the RUC. */
  readonly ruc: EmployerFacts['rucState']
}

export function brokenByKey({ world, slot, index, claim, made, ruc }: KeyMade): readonly string[] {
  const link = world.links[index]
  const age = (kind: string) => {
    const proof = made.ledger.find((one) => one.kind === kind)
    return proof === undefined ? Infinity : (now - proof.at) / 1000
  }
  const { blocked, frozen, hasMail } = facts(world.employer)
  const holds: Record<string, boolean> = {
    'I-01': Math.max(age('reg'), age('gate'), age('mail')) < 86_400 && !claim.lapsed,
    'I-02': link?.keysMade === 0,
    'I-03': made.ledger.every(({ evidence, caseId }) => evidence === caseIds[slot] && caseId === made.id),
    'I-04': age('reg') < 1_800 && ruc === 'active' && !blocked && !frozen && hasMail,
    // No change of the employer since the token was made, and by 4.1 none since the proofs were.
    'I-05': link?.current === true && !claim.changed,
    'I-06': link !== undefined && isInTime(link),
    'I-07': index === 0,
  }
  return Object.keys(holds).filter((name) => holds[name] === false)
}

/** Rules about a world, whatever led to it. */
export function brokenIn({ links, claims }: World): readonly string[] {
  const broken: string[] = []
  if (links.filter((link) => link.state === 'open').length > 1) broken.push('I-07')
  if (links.some((link) => link.keysMade > 1)) broken.push('I-02')
  if (claims.some((claim) => claim.borrowed)) broken.push('I-03')
  return broken
}

/** An answer that did not come: neither proofs nor tries nor the state of the case may differ afterwards. */
export function brokenByOutage(before: World, after: World, slot: Slot): readonly string[] {
  const was = before.claims[slot]
  const is = after.claims[slot]
  const kept = is.is === 'completed' || (is.is === was.is && is.reg === was.reg && is.gate === was.gate)
  return kept && (is.is === 'completed' || before.tries === after.tries) ? [] : ['I-10']
}

/** A case that never asked for a link has none to void: the other one's must not suffer for it. */
export function brokenForOther(before: World, after: World, slot: Slot): readonly string[] {
  if (before.claims[slot].is === 'linkIssued' || after.claims[slot].is === 'linkIssued') return []
  const harmed = before.links.some(
    (link, at) => link.state === 'open' && link.of !== slot && after.links[at]?.state === 'caseMoved',
  )
  return harmed ? ['L-10'] : []
}
