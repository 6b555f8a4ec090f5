import type { CentreStore } from '../../centres/app/ports.ts'
import { isAttendedPath, type AttendedPath } from '../../policy/paths.ts'
import type { Policy } from '../../policy/policy.ts'
import type { LoadedCase } from '../app/ports.ts'
import { isOpen } from '../domain/transition.ts'
import { wayTime, type TimesTaken } from '../domain/way-time.ts'
import type { NamedWay, Paper } from './way-block.tsx'

export interface NameWayDeps {
  readonly policy: Policy
  readonly centres: Pick<CentreStore, 'ofCase'>
  timesTaken(path: AttendedPath): Promise<TimesTaken | undefined>
  papersOf(loaded: LoadedCase): Promise<readonly Paper[]>
}

/**
 * The way of a case that ends at a counter; undefined of any other. Which of the attended paths it is on says what is
 * wrong with the employer: until the answers were right, every case has the time of the most usual one (ATK-16).
 */
export async function nameWay(
  deps: NameWayDeps,
  loaded: LoadedCase,
  hasShown: boolean,
): Promise<NamedWay | undefined> {
  const { path, state, id } = loaded.case
  if (!isOpen(state) || !isAttendedPath(path)) return undefined
  const told = hasShown ? path : 'inPerson'
  const [taken, papers, centre] = await Promise.all([
    deps.timesTaken(told),
    deps.papersOf(loaded),
    deps.centres.ofCase(id),
  ])
  return { time: wayTime(told, taken, deps.policy), papers, centre }
}
