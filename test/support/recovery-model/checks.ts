import type { EmployerFacts } from '../../../src/cases/domain/case.ts'
import type { Moved } from '../../../src/cases/domain/transition.ts'
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
  /** The claim as it stood before, and the case and the effects as the product left them. */
  readonly claim: Claim
  readonly made: Moved
  /** What the registries last said about the RUC. */
  readonly ruc: EmployerFacts['rucState']
  readonly after: World
}

export function brokenByKey({ world, slot, index, claim, made, ruc, after }: KeyMade): readonly string[] {
  const link = world.links[index]
  const { ledger, id } = made.case
  const age = (kind: string) => {
    const proof = ledger.find((one) => one.kind === kind)
    return proof === undefined ? Infinity : (now - proof.at) / 1000
  }
  const { blocked, frozen, hasMail } = facts(world.employer)
  const holds: Record<string, boolean> = {
    'I-01': Math.max(age('reg'), age('gate'), age('mail')) < 86_400 && !claim.lapsed,
    'I-02': link?.keysMade === 0,
    'I-03': ledger.every(({ evidence, caseId }) => evidence === caseIds[slot] && caseId === id),
    'I-04': age('reg') < 1_800 && ruc === 'active' && !blocked && !frozen && hasMail,
    // No change of the employer since the token was made, and by 4.1 none since the proofs were.
    'I-05': link?.current === true && !claim.changed,
    'I-06': link !== undefined && isInTime(link),
    'I-07': index === 0,
    // Neither the link nor, by 4.1, the proofs are of before a restore.
    'I-18': link?.restored === false && !claim.restored,
    'I-21': after.session === 'none' && after.links.every(({ state }) => state !== 'open'),
    'I-26': made.effects.includes('tellContacts'),
  }
  return Object.keys(holds).filter((name) => holds[name] === false)
}

/** Rules about a world, whatever led to it. */
export function brokenIn({ links, claims }: World): readonly string[] {
  const broken: string[] = []
  if (links.filter((link) => link.state === 'open').length > 1) broken.push('I-07')
  if (links.some((link) => link.keysMade > 1)) broken.push('I-02')
  // All of the act or nothing of it, wherever a process stops.
  if (links.some((link) => link.state === 'consumed' && link.keysMade === 0)) broken.push('I-13')
  // A link is a proof of the path that it was asked for on: it does not outlive leaving it.
  const left = (link: { readonly of: Slot; readonly state: string }) =>
    link.state === 'open' && claims[link.of].is === 'elsewhere'
  if (claims.some((claim) => claim.borrowed) || links.some(left)) broken.push('I-03')
  return broken
}

/** An answer that did not come: neither proofs nor tries nor the state of the case may differ afterwards. */
export function brokenByOutage(before: World, after: World, slot: Slot): readonly string[] {
  const was = before.claims[slot]
  const is = after.claims[slot]
  const kept = is.is === 'completed' || (is.is === was.is && is.reg === was.reg && is.gate === was.gate)
  return kept && (is.is === 'completed' || before.tries === after.tries) ? [] : ['I-10']
}

/** A token goes only where mail may go at this moment, and never to void the link of who asked later. */
export const brokenByMint = ({ addressLeft, superseded }: Claim): readonly string[] => [
  ...(addressLeft ? ['I-16'] : []),
  ...(superseded ? ['L-10'] : []),
]

/** What is said of an earlier attempt says nothing of the one that is out. */
export function brokenByLateWord(before: World, after: World, slot: Slot): readonly string[] {
  const was = before.claims[slot]
  const is = after.claims[slot]
  return is.is === was.is && is.message === was.message ? [] : ['F-14']
}

/** Whoever sends a key once more after it was set finds everything as it was. */
export function brokenByRepetition(before: World, after: World, index: number): readonly string[] {
  const link = before.links[index]
  if (link === undefined || link.keysMade === 0) return []
  const isSame =
    before.claims[link.of].is === after.claims[link.of].is &&
    before.session === after.session &&
    before.links.every(({ state }, at) => state === after.links[at]?.state)
  return isSame ? [] : ['I-14']
}

/** A case that never asked for a link has none to void: the other one's must not suffer for it. */
export function brokenForOther(before: World, after: World, slot: Slot): readonly string[] {
  if (before.claims[slot].is === 'linkIssued' || after.claims[slot].is === 'linkIssued') return []
  const harmed = before.links.some(
    (link, at) => link.state === 'open' && link.of !== slot && after.links[at]?.state === 'caseMoved',
  )
  return harmed ? ['L-10'] : []
}
