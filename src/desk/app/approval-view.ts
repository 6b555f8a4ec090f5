import type { LoadedCase } from '../../cases/app/ports.ts'
import { shownParts, type ResetId, type ShownPart } from '../domain/reset-request.ts'
import { historyOf, type CaseViewDeps, type ToldLine } from './case-view.ts'
import type { CounterDeps } from './counter-deps.ts'
import type { ResetRequest } from './counter-ports.ts'
import { shownNow, type ShownNow } from './request-reset.ts'

/** A request with everything that whoever decides has to see. */
export interface Approval {
  readonly request: ResetRequest
  readonly loaded: LoadedCase
  readonly now: ShownNow
  /** Something is not as it was when it was asked for: it cannot be approved any more. */
  readonly hasChanged: boolean
}

export async function findApproval(deps: CounterDeps, id: ResetId): Promise<Approval | undefined> {
  const request = await deps.counter.request(id)
  const loaded = request && (await deps.cases.load(request.caseId))
  if (request === undefined || loaded === undefined) return undefined
  const now = await shownNow(deps, undefined, loaded, request)
  return { request, loaded, now, hasChanged: now.digest !== request.digest }
}

/** Looks of others change nothing. */
const looks: ReadonlySet<string> = new Set(['caseSeen', 'documentSeen', 'casesSought', 'datumRevealed'])

/** What was done in the case since the reset was asked for, newest first. */
export const changesSince = async (
  deps: CaseViewDeps,
  { request, loaded }: Approval,
): Promise<readonly ToldLine[]> =>
  (await historyOf(deps, { loaded })).filter(({ at, act }) => at > request.requestedAt && !looks.has(act))

/** The parts that are not as they were on a page; its marks come back with the form, and decide nothing. */
export const differentParts = (
  now: Pick<ShownNow, 'marks'>,
  marksOnPage: readonly string[],
): readonly ShownPart[] => shownParts.filter((_, n) => now.marks[n] !== marksOnPage[n])
